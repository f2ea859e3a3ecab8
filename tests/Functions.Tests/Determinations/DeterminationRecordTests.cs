using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Determinations;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Repairs;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>The records under a determination, on a real storage without a host: nobody tells the case of anything.</summary>
[Trait("Article", "23")]
public sealed class DeterminationRecordTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _id = "d" + Guid.NewGuid().ToString("N"), _subject = RecordVersions.NewSubject(), _record = RecordVersions.NewRecord();
    private readonly DurableTaskClient _client = new Mock<DurableTaskClient>("tests").Object;

    [Theory, Trait("Article", "12")]
    [InlineData("2026-09-01", null)]
    [InlineData("2016-09-01", "recordIds[0] record-not-found")]
    public async Task Record_that_is_over_for_public_bodies_carries_no_determination(string decided, string? fault)
    {
        await AddAsync(decided);
        var refused = await Record.ExceptionAsync(() => Records().CheckAsync(Terms, default));
        Assert.Equal(fault, (refused as ProblemException)?.Problem.Errors.Select(error => $"{error.Field} {error.Code}").Single());
    }

    [Theory]
    [InlineData(nameof(RecordStatus.Deleted))]
    [InlineData(nameof(RecordStatus.Withdrawn))]
    [InlineData(nameof(RecordStatus.Repaired))]
    public async Task Record_that_ends_while_the_case_is_being_opened_ends_it(string status)
    {
        await AddAsync();
        var restsOn = await Records().CheckAsync(Terms, default);
        await NextAsync(record => record with { Status = Enum.Parse<RecordStatus>(status), Action = RecordAction.Decide, DecidedBy = "o1" });
        var file = await Records().LookAgainAsync(await OpenAsync(), restsOn, default);
        Assert.Equal((DeterminationStage.Ended, DeterminationEnd.RecordEnded, "o1"), (file.Case.Stage, file.Case.End, file.Case.EndReference));
        await Records().LookAgainAsync(file, restsOn, default);
        Assert.Single((await Store().HistoryAsync(_id, default)).Select(entry => entry.Happened).OfType<DeterminationEvent.RecordEnded>());
    }

    [Theory]
    [InlineData("CF_SY", true)]
    [InlineData("", false)]
    public async Task Correction_while_the_case_is_being_opened_ends_it_where_it_changes_the_record(string field, bool ends)
    {
        await AddAsync();
        var restsOn = await Records().CheckAsync(Terms, default);
        await NextAsync(record => record with
        {
            Action = RecordAction.Correct, ReceiptId = "b1",
            Values = field.Length == 0 ? record.Values : new Dictionary<string, string>(record.Values) { [field] = "未明码标价" },
        });
        var after = (await Records().LookAgainAsync(await OpenAsync(), restsOn, default)).Case;
        Assert.Equal(ends ? (DeterminationStage.Ended, "b1") : (DeterminationStage.Serving, null), (after.Stage, after.EndReference));
    }

    [Fact]
    public async Task Record_that_stands_leaves_the_case_open()
    {
        await AddAsync();
        var restsOn = await Records().CheckAsync(Terms, default);
        Assert.Equal(DeterminationStage.Serving, (await Records().LookAgainAsync(await OpenAsync(), restsOn, default)).Case.Stage);
    }

    [Fact]
    public async Task Record_that_ended_unheard_ends_the_case_at_its_decision()
    {
        await AddAsync();
        var before = (await OpenAsync()).Case;
        await NextAsync(record => record with { Status = RecordStatus.Deleted, Action = RecordAction.Decide, DecidedBy = "o1" });
        Assert.Equal(DeterminationEnd.RecordEnded, (await Records().CheckAgainAsync(before, _client, default)).End);
    }

    [Fact, Trait("Article", "12")]
    public async Task Nothing_is_listed_on_a_record_whose_time_is_over_by_the_decision()
    {
        await AddAsync();
        var open = (await OpenAsync()).Case;
        Assert.True((await Records().CheckAgainAsync(open, _client, default)).IsUndecided);
        _stored.Clock.Advance(TimeSpan.FromDays(3660));
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Records().CheckAgainAsync(open, _client, default));
        Assert.Equal((409, "record-over"), (refused.Problem.Status, refused.Problem.Code));
        Assert.True((await Store().ReadAsync(_id, default))!.Case.IsUndecided);
    }

    private DeterminationTerms Terms => new(_subject, SubjectKind.Organisation, DishonestyCategory.HealthAndLife, Severity.Serious,
        new LegalBasis("《中华人民共和国食品安全法》", "第一百二十四条"), 12, [], [_record]);

    private async Task AddAsync(string decided = "2026-09-01")
    {
        var penalty = RecordVersions.Penalty(_subject, _record);
        await _stored.Records.TryAddAsync(penalty with { Values = new Dictionary<string, string>(penalty.Values) { ["CF_JDRQ"] = decided } }, default);
    }

    private async Task NextAsync(Func<RecordVersion, RecordVersion> change)
    {
        var newest = (await _stored.Records.FindAsync(_subject, _record, default))!.Newest;
        Assert.True(await _stored.Records.TryAddAsync(change(newest) with { Version = newest.Version + 1 }, default));
    }

    private async Task<CaseFile<Determination>> OpenAsync() => (await Store().TryOpenAsync(now => new CaseEntry<DeterminationEvent>(
        new DeterminationEvent.Proposed(now, new Actor("unit", "p1"), _id, Terms, DeterminationApp.Facts, DeterminationApp.Reasons)), null, default))!;

    private DeterminationRecords Records() => new(Store(), _stored.Records, new RecordGrounds(_stored.Records, _stored.Clock), RepairApp.StoreOf(_stored));

    private DeterminationStore Store() => new(_stored.Account, _stored.Cipher, new CalendarStore(_stored.Account, _stored.Clock), _stored.Clock, DeterminationProcedure.Standard);
}
