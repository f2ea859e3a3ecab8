using CreditFunctions.Cases;
using CreditFunctions.Calendar;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Objections;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>What the activities do on a real storage, without a host.</summary>
[Trait("Article", "25")]
public sealed class ObjectionDutyTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _id = "o" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Failed_duty_is_shown_and_tried_again_after_a_while()
    {
        await OpenAsync();
        var agenda = await Activities().LookAsync(_id, default);
        var notify = agenda.Duties.First(duty => duty.Activity == DutyActivities.Notify);
        var settled = await Activities().SettleAsync(new Settlement(_id, [.. agenda.Duties.Where(duty => duty != notify).Select(duty => duty.Id)],
            [new FailedDuty(notify.Id, "System.IO.IOException")]), default);
        Assert.Equal(notify, Assert.Single(settled.Duties));
        Assert.Equal(_stored.Clock.GetUtcNow().AddMinutes(15).UtcDateTime, settled.WakeAt);
        var view = new ObjectionView(Calendars(), _stored.Clock);
        Assert.Equal(["System.IO.IOException"], (await view.SummaryAsync((await Store().ReadAsync(_id, default))!.Case, default)).DeliveryFailed);

        settled = await Activities().SettleAsync(new Settlement(_id, [notify.Id], []), default);
        Assert.Empty(settled.Duties);
        Assert.Null((await view.SummaryAsync((await Store().ReadAsync(_id, default))!.Case, default)).DeliveryFailed);
    }

    [Fact]
    public async Task Looking_twice_at_the_same_time_changes_nothing_the_second_time()
    {
        await OpenAsync();
        _stored.Clock.Advance(TimeSpan.FromDays(15));
        var first = await Activities().LookAsync(_id, default);
        var entries = (await Store().HistoryAsync(_id, default)).Count;
        var second = await Activities().LookAsync(_id, default);
        Assert.Equal(first.Duties, second.Duties);
        Assert.Equal(entries, (await Store().HistoryAsync(_id, default)).Count);
    }

    [Fact]
    public async Task Two_writers_at_once_both_get_in_and_nothing_is_lost()
    {
        await OpenAsync();
        var by = new Actor(null, "p", "s1");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Store().ApplyAsync(_id,
            (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.SupplementGiven(now, by), $"补充{number}"), null, default)));
        var texts = (await Store().HistoryAsync(_id, default)).Where(entry => entry.Happened is ObjectionEvent.SupplementGiven).Select(entry => entry.Text);
        Assert.Equal(Enumerable.Range(0, 6).Select(number => $"补充{number}"), texts.Order());
    }

    [Fact]
    public async Task Nobody_is_told_that_it_is_deleted_while_it_stands()
    {
        await OpenAsync();
        var decided = (await Store().ApplyAsync(_id, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Decided(now, new Actor("unit", "h"), ObjectionOutcome.Deleted,
            "调取处罚案卷和复议决定书，该处罚决定已于九月十日被复议机关撤销。", "条例第二十五条", "处罚决定既已撤销，据以形成的信息失去依据，应当删除。")), null, default)).Case;
        var standing = Records.RecordVersions.Penalty("s1", "r1");
        Assert.Throws<InvalidOperationException>(() => AmendedRecord.Check(decided, [standing]));
        AmendedRecord.Check(decided, [standing, standing with { Version = 2, Status = CreditFunctions.Records.RecordStatus.Deleted, DecidedBy = _id }]);
        // Its provider took it back first: there is nothing left to carry out.
        AmendedRecord.Check(decided, [standing, standing with { Version = 2, Status = CreditFunctions.Records.RecordStatus.Withdrawn }]);
    }

    [Fact]
    public async Task Mark_that_comes_after_the_decision_is_not_set()
    {
        await OpenAsync();
        var duty = (await Store().ReadAsync(_id, default))!.Case.Outstanding.OfType<Duty.MarkRecord>().Single();
        await Store().ApplyAsync(_id, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Withdrawn(now, new Actor(null, "p", "s1"))), null, default);
        await new RecordMarkActivities(Store(), Mark()).MarkAsync(new DutyInput(_id, duty.Id), default);
        Assert.False(await IsMarkedAsync());
    }

    [Fact]
    public async Task Mark_that_a_slower_hand_sets_after_the_case_has_ended_does_not_stay()
    {
        await OpenAsync();
        var asItWas = (await Store().ReadAsync(_id, default))!.Case;
        await Mark().SetAsync(asItWas, default);
        Assert.True(await IsMarkedAsync());
        await Store().ApplyAsync(_id, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Withdrawn(now, new Actor(null, "p", "s1"))), null, default);
        await Mark().RemoveAsync(asItWas, default);

        await Mark().SetAsync(asItWas, default);
        Assert.False(await IsMarkedAsync());
        // Nor where its host died between setting and looking again, and the activity runs once more.
        await _stored.Records.MarkObjectionAsync("s1", "r1", _id, default);
        await new RecordMarkActivities(Store(), Mark()).MarkAsync(new DutyInput(_id, "x"), default);
        Assert.False(await IsMarkedAsync());
    }

    private ObjectionMark Mark() => new(Store(), _stored.Records);

    private async Task<bool> IsMarkedAsync() => (await (await _stored.Account.TableAsync("Records"))
        .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("s1", $"r1|~objection|{_id}")).HasValue;

    private async Task OpenAsync() => Assert.NotNull(await Store().TryOpenAsync(now => new CaseEntry<ObjectionEvent>(
        new ObjectionEvent.Filed(now, new Actor(null, "p", "s1"), _id, "r1", "s1", now, "unit", "unit"), "陈述"), null, default));

    private CalendarStore Calendars() => new(_stored.Account, _stored.Clock);

    private ObjectionStore Store() => new(_stored.Account, _stored.Cipher, Calendars(), _stored.Clock);

    private ObjectionActivities Activities() => new(Store(), new ObjectionIndex(_stored.Account), new ListLedger());
}
