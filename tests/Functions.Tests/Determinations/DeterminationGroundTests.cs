using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Determinations;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>Determinations as grounds, and what ends them, on a real storage without a host: no orchestration wakes.</summary>
[Trait("Article", "27")]
public sealed class DeterminationGroundTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _id = "d" + Guid.NewGuid().ToString("N"), _subject = "s" + Guid.NewGuid().ToString("N"), _record = "r" + Guid.NewGuid().ToString("N");
    private readonly RestingRoom _resting = new();
    private readonly DurableTaskClient _client = new Mock<DurableTaskClient>("tests").Object;

    [Fact]
    public async Task Listed_determination_is_a_ground_until_its_last_day_is_over_though_nobody_wakes()
    {
        await ListAsync();
        var ground = await Grounds().FindAsync(_subject, _id, default);
        Assert.Equal((GroundKind.Determination, Severity.Serious, Polarity.Negative, new DateOnly(2027, 10, 24), "unit"),
            (ground!.Kind, ground.Severity!.Value, ground.Polarity, ground.Until!.Value, ground.Unit));
        Assert.Null(await Grounds().FindAsync("s2", _id, default));
        Assert.Null(await Grounds().FindAsync(_subject, "d|x", default));
        _stored.Clock.SetUtcNow(new DateTimeOffset(2027, 10, 24, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.NotNull(await Grounds().FindAsync(_subject, _id, default));
        _stored.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Grounds().FindAsync(_subject, _id, default));
        var shown = await new DeterminationView(Calendars(), _stored.Clock).SummaryAsync((await Store().ReadAsync(_id, default))!.Case, default);
        Assert.Equal((DeterminationStage.Ended, DeterminationEnd.Expired), (shown.State, shown.EndCause!.Value));
    }

    [Fact]
    public async Task What_is_not_decided_is_no_ground()
    {
        await OpenAsync();
        Assert.Null(await Grounds().FindAsync(_subject, _id, default));
    }

    [Fact]
    public async Task Repair_ends_it_and_tells_what_rests_on_it_again_after_a_crash()
    {
        await ListAsync();
        await Ending().EndAsync(_id, GroundEnd.Repaired, "x1", _client, default);
        Assert.Null(await Grounds().FindAsync(_subject, _id, default));
        await Ending().EndAsync(_id, GroundEnd.Repaired, "x1", _client, default);
        Assert.Equal([new GroundEnded(_subject, _id, GroundEnd.Repaired, "x1"), new GroundEnded(_subject, _id, GroundEnd.Repaired, "x1")], _resting.Told);
        Assert.Single((await Store().HistoryAsync(_id, default)).Select(entry => entry.Happened).OfType<DeterminationEvent.Repaired>());
    }

    [Theory]
    [InlineData(nameof(GroundEnd.ObjectionUpheld), true)]
    [InlineData(nameof(GroundEnd.Revoked), true)]
    [InlineData(nameof(GroundEnd.Corrected), true)]
    [InlineData(nameof(GroundEnd.ConsentWithdrawn), true)]
    [InlineData(nameof(GroundEnd.Repaired), true)]
    [InlineData(nameof(GroundEnd.Expired), false)]
    public async Task End_of_the_record_under_it_ends_it_unless_the_record_s_time_was_over(string cause, bool ends)
    {
        await ListAsync();
        await Grounds().EndedAsync(new GroundEnded(_subject, _record, Enum.Parse<GroundEnd>(cause), "o1"), _client, default);
        Assert.Equal(ends, await Grounds().FindAsync(_subject, _id, default) is null);
        Assert.Equal(ends ? [new GroundEnded(_subject, _id, GroundEnd.Corrected, "o1")] : [], _resting.Told);
    }

    [Fact]
    public async Task End_of_another_record_changes_nothing()
    {
        await ListAsync();
        await Grounds().EndedAsync(new GroundEnded(_subject, "r2", GroundEnd.ObjectionUpheld, "o1"), _client, default);
        Assert.NotNull(await Grounds().FindAsync(_subject, _id, default));
    }

    [Fact]
    public async Task Where_what_rests_on_it_cannot_be_told_its_orchestration_is_rung_all_the_same()
    {
        await ListAsync();
        var client = new Mock<DurableTaskClient>("tests");
        _resting.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ending().EndAsync(_id, GroundEnd.Repaired, "x1", client.Object, default));
        client.Verify(rung => rung.ScheduleNewOrchestrationInstanceAsync(DeterminationOrchestrator.Name, It.IsAny<object?>(),
            It.Is<StartOrchestrationOptions>(options => options.InstanceId == _id), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Lists_are_made_again_from_the_cases()
    {
        await ListAsync();
        var severe = new SevereList(_stored.Account);
        await severe.RemoveAsync(_id, default);
        await Index().CloseAsync(_id, ["unit"], default);
        await new DeterminationIndexRebuild(Store(), Index(), severe).RebuildAsync(default);
        Assert.Contains(_id, await Index().ListAsync(CaseIndex.AllOpen, default));
        Assert.Contains(_id, await Index().ListAsync(CaseIndex.OfUnit("unit"), default));
        Assert.Contains(_id, await severe.PageAsync(string.Empty, 1000, default));
    }

    [Theory, Trait("Article", "23")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_storage_call_of_a_determination_fails_the_same_stands_in_the_end(bool afterTheCall)
    {
        var calls = 0;
        for (var fails = 0; fails <= calls; fails++)
        {
            var rooms = new DeterminationRooms(new StoredApp(azurite.ConnectionString));
            // Tables are there: what makes them is not the determination's.
            var (faults, from) = (rooms.Stored.Faults, rooms.Stored.Faults.Calls);
            (faults.FailAfter, faults.Fail) = (afterTheCall, _ => faults.Calls - from == fails);
            await rooms.ProposeAsync();
            await rooms.ServeAsync();
            await rooms.DecideAsync();
            await rooms.ExpireAsync();
            faults.Fail = _ => false;
            if (fails == 0) calls = faults.Calls - from;

            var ended = (await rooms.Store.ReadAsync(rooms.Id, default))!;
            Assert.Equal((DeterminationStage.Ended, DeterminationEnd.Expired, 0, 0, 0),
                (ended.Case.Stage, ended.Case.End!.Value, ended.Case.Outstanding.Count, ended.Case.Failures.Count, ended.Unlogged.Count));
            Assert.Equal(["determination-proposed", "determination-decision", "determination-ended"], await rooms.ToldAsync(Recipient.OfSubject(rooms.Subject)));
            Assert.Equal([new GroundEnded(rooms.Subject, rooms.Id, GroundEnd.Expired, rooms.Id)], rooms.Ended.Distinct());
            Assert.Equal(["decided", "proposed"], rooms.Ledger.Entries.DistinctBy(entry => entry.Id).Select(entry => entry.Detail!).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(rooms.Id, await rooms.Index.ListAsync(CaseIndex.AllOpen, default));
            Assert.Contains(rooms.Id, await rooms.Index.ListAsync("closed-" + CaseIndex.OfUnit("unit"), default));
            Assert.DoesNotContain(rooms.Id, await rooms.Severe.PageAsync(string.Empty, 1000, default));
        }

        Assert.InRange(calls, 20, 120);
    }

    [Fact, Trait("Article", "15")]
    public async Task While_the_ledger_is_down_nothing_is_told_and_nothing_lost_and_afterwards_it_goes_on_once()
    {
        var rooms = new DeterminationRooms(new StoredApp(azurite.ConnectionString));
        await rooms.ProposeAsync();
        await rooms.ServeAsync();
        rooms.Ledger.Fails = true;
        // Decided and stored; the orchestration waits with everything that follows.
        Assert.Equal(503, (await Assert.ThrowsAsync<CreditFunctions.Problems.ProblemException>(rooms.DecideAsync)).Problem.Status);
        Assert.Equal(DeterminationStage.Listed, (await rooms.Store.ReadAsync(rooms.Id, default))!.Case.Stage);
        Assert.Equal(["determination-proposed"], await rooms.ToldAsync(Recipient.OfSubject(rooms.Subject)));

        rooms.Ledger.Fails = false;
        // The request is sent again under its key, and the orchestration wakes again.
        await rooms.DecideAsync();
        await rooms.WakeAsync();
        Assert.Equal(["determination-proposed", "determination-decision"], await rooms.ToldAsync(Recipient.OfSubject(rooms.Subject)));
        Assert.Equal(["proposed", "decided"], rooms.Ledger.Entries.Select(entry => entry.Detail!));
        Assert.Single((await rooms.Store.HistoryAsync(rooms.Id, default)).Select(entry => entry.Happened).OfType<DeterminationEvent.Decided>());
    }

    private async Task OpenAsync()
    {
        var terms = new DeterminationTerms(_subject, SubjectKind.Organisation, DishonestyCategory.HealthAndLife, Severity.Serious,
            new LegalBasis("《中华人民共和国食品安全法》", "第一百二十四条"), 12, [], [_record]) { PublicName = "四平甲公司", PublicCode = "91220300MA00000000" };
        await Index().AddAsync(_id, [CaseIndex.AllOpen, CaseIndex.OfUnit("unit"), CaseIndex.OfSubject(_subject)], default);
        await Store().TryOpenAsync(now => new CaseEntry<DeterminationEvent>(
            new DeterminationEvent.Proposed(now, new Actor("unit", "p1"), _id, terms, DeterminationApp.Facts, DeterminationApp.Reasons)), null, default);
    }

    private async Task ListAsync()
    {
        await OpenAsync();
        await Store().ServedByInboxAsync(_id, null, default);
        _stored.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 24, 10, 0, 0, TimeSpan.FromHours(8)));
        await Store().ApplyAsync(_id, (now, _) => new CaseEntry<DeterminationEvent>(new DeterminationEvent.Decided(now, new Actor("unit", "p2"),
            DeterminationOutcome.Listed, DeterminationApp.Decision, null, 0)), null, default);
    }

    private DeterminationStore Store() => new(_stored.Account, _stored.Cipher, Calendars(), _stored.Clock, DeterminationProcedure.Standard);

    private CalendarStore Calendars() => new(_stored.Account, _stored.Clock);

    private DeterminationIndex Index() => new(_stored.Account);

    private DeterminationEnding Ending() => new(Store(), new EndedGrounds([_resting]));

    private DeterminationGrounds Grounds() => new(Store(), Index(), new Lazy<DeterminationEnding>(Ending), _stored.Clock);

    private sealed class RestingRoom : IRestsOnGrounds
    {
        public List<GroundEnded> Told { get; } = [];

        public bool Fails { get; set; }

        public Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
        {
            if (Fails) throw new InvalidOperationException("The room is down (test).");
            Told.Add(ended);
            return Task.CompletedTask;
        }
    }
}
