using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>Acts on an objection and their entries, on a real storage, with a ledger that can be down.</summary>
[Trait("Article", "15"), Trait("Article", "25")]
public sealed class ObjectionLedgerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Unit = "11220300MB1234562E";
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly ListLedger _ledger = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly Caller _handler = new(new HashSet<Role> { Role.Handler }, Unit, "h", null);
    private readonly string _id = NewId.Make('o'), _subject = RecordVersions.NewSubject();

    [Fact]
    public async Task Where_the_ledger_is_down_an_act_stands_is_rung_and_is_logged_once_by_who_comes_next()
    {
        await FileAsync();
        _ledger.Fails = true;
        Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(AskAsync)).Problem.Code);
        Assert.Equal(ObjectionStage.SupplementAsked, (await Store().ReadAsync(_id, default))!.Case.Stage);
        AssertRung(2);
        _ledger.Fails = false;
        for (var look = 0; look < 2; look++) await Store().LookAsync(_id, _ledger, default);
        Assert.Equal(["filed answered", "asked answered"], Told());
    }

    [Fact]
    public async Task Where_the_ledger_is_down_a_filing_stands_is_rung_and_is_logged_when_it_is_sent_again()
    {
        _ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(FileAsync);
        AssertRung(1);
        _ledger.Fails = false;
        await FileAsync();
        Assert.Equal(["filed answered"], Told());
        Assert.Equal((_subject, _id), (_ledger.Entries[0].SubjectId, _ledger.Entries[0].Reference));
    }

    [Fact]
    public async Task Filing_whose_mark_failed_is_rung_all_the_same()
    {
        await Assert.ThrowsAsync<IOException>(() => FileAsync(_ => throw new IOException()));
        AssertRung(1);
        await Store().LookAsync(_id, _ledger, default);
        Assert.Equal(["filed answered"], Told());
    }

    [Fact]
    public async Task Refusal_stands_after_what_was_done_before_it_and_on_the_subject_where_the_caller_may_see_the_case()
    {
        await FileAsync();
        _ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(AskAsync);
        _ledger.Fails = false;
        await Assert.ThrowsAsync<ProblemException>(AskAsync);
        var stranger = new Caller(new HashSet<Role> { Role.Handler }, "11220300013600101X", "x", null);
        await Assert.ThrowsAsync<ProblemException>(() => ActAsync(stranger));
        Assert.Equal(["filed answered", "asked answered", "asked supplement-already-asked", "asked objection-not-found"], Told());
        Assert.Equal([_subject, null], _ledger.Entries.TakeLast(2).Select(entry => entry.SubjectId));
    }

    [Fact]
    public async Task Number_typed_in_place_of_a_case_does_not_get_into_the_ledger()
    {
        await Assert.ThrowsAsync<ProblemException>(() => ActAsync(_handler, "220303199001011239"));
        await Assert.ThrowsAsync<ProblemException>(() => ActAsync(_handler, _id));
        Assert.Equal([null, _id], _ledger.Entries.Select(entry => entry.Reference));
    }

    private Task AskAsync() => ActAsync(_handler);

    private Task ActAsync(Caller caller, string? caseId = null) => Log().ActAsync(LedgerEntry.Of(caller, ObjectionLedger.Change) with { Detail = "asked" }, caller, caseId ?? _id, _client.Object,
        (visible, logs) => Store().ApplyAsync(_id, (now, _) => new CaseEntry<ObjectionEvent>(
            new ObjectionEvent.SupplementRequested(now, visible.ActorFor(caller)), "请补充"), null, default, logs), default);

    private Task FileAsync() => FileAsync(_ => Task.CompletedTask);

    private Task FileAsync(Func<ObjectionCase, Task> effect) => Log().FileAsync(
        () => LedgerEntry.Of(_handler, ObjectionLedger.Change) with { Detail = "filed" }, _client.Object,
        async logs => await Store().TryOpenAsync(now => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Filed(
            now, new Actor(null, "p", _subject), _id, RecordVersions.NewRecord(), _subject, now, Unit, Unit), "陈述"), null, default, logs)
            ?? (await Store().ReadAsync(_id, default))!, effect, default);

    private IEnumerable<string> Told() => _ledger.Entries.Select(entry => $"{entry.Detail} {entry.Outcome}");

    private void AssertRung(int times) => _client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(
        It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()), Times.Exactly(times));

    private ObjectionLedger Log() => new(new ObjectionAccess(Store(), new OwnSubject(_stored.Subjects), _ledger), Store(), _ledger);

    private ObjectionStore Store() => new(_stored.Account, _stored.Cipher, new CalendarStore(_stored.Account, _stored.Clock), _stored.Clock);
}
