using Azure.Data.Tables;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Referrals;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Referrals;

[Trait("Article", "36")]
public sealed class ReferralStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _unit = "u" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Same_breach_opens_one_referral_also_at_once_and_again_later()
    {
        var referral = New();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Store().OpenAsync(referral, default)));
        _stored.Clock.Advance(TimeSpan.FromHours(1));
        await Store().OpenAsync(referral, default);
        Assert.Equal(referral.Id, Assert.Single(await OfUnitAsync()).CaseId);
        Assert.Single(await Cases().HistoryAsync(referral.Id, default));
    }

    [Fact]
    public async Task Referral_of_an_older_release_is_read_listed_and_goes_on()
    {
        var old = New();
        var openedAt = _stored.Clock.GetUtcNow().AddDays(-3);
        await (await _stored.Account.TableAsync("Referrals")).AddEntityAsync(new TableEntity("art-36", old.Id)
        {
            ["Unit"] = old.Unit, ["Cause"] = old.Cause, ["CaseId"] = old.CaseId, ["Since"] = old.Since, ["OpenedAt"] = openedAt,
        });
        Assert.Equal(old.Id, Assert.Single(await OfUnitAsync()).CaseId);
        var found = (await Store().FindAsync(old.Id, default))!.Case;
        Assert.Equal((ReferralStage.Suspected, openedAt, old.Since), (found.Stage, found.OpenedAt, found.Since));
        await Store().OpenAsync(old, default);
        Assert.Single(await Cases().HistoryAsync(old.Id, default));
        Assert.True((await (await _stored.Account.TableAsync("Referrals")).GetEntityIfExistsAsync<TableEntity>("art-36", old.Id)).HasValue);
    }

    [Fact]
    public async Task Fact_that_vanishes_is_noted_once_and_a_new_breach_is_noted_on_the_same_referral()
    {
        var referral = New();
        // Before it is open it is noted on nothing: tried again, not lost.
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store().NoteAsync(referral.Id, "n1", "国办发明电〔2026〕9号", default));
        await Store().OpenAsync(referral, default);
        await Store().NoteAsync(referral.Id, "n1", "国办发明电〔2026〕9号", default);
        await Store().NoteAsync(referral.Id, "n1", "国办发明电〔2026〕9号", default);
        Assert.NotNull((await Store().FindAsync(referral.Id, default))!.Case.FactVanishedAt);
        await Store().OpenAsync(referral with { Since = referral.Since.AddDays(2) }, default);
        var again = Assert.Single(await OfUnitAsync());
        Assert.Equal((null, referral.Since.AddDays(2)), (again.FactVanishedAt, again.Since));
        Assert.Equal(["Opened", "FactVanished", "BreachedAgain"],
            (await Cases().HistoryAsync(referral.Id, default)).Select(entry => entry.Happened.GetType().Name));
    }

    [Fact]
    public async Task Lists_are_paged_the_latest_breach_first_and_pass_over_what_is_in_another_state_by_now()
    {
        var referrals = Enumerable.Range(0, 7).Select(day => New() with { Since = _stored.Clock.GetUtcNow().AddDays(-day) }).ToList();
        foreach (var referral in referrals.OrderBy(referral => referral.Id, StringComparer.Ordinal)) await Store().OpenAsync(referral, default);
        var third = (await Store().FindAsync(referrals[2].Id, default))!.Case;
        await Store().ApplyAsync(third, now => new CaseEntry<ReferralEvent>(
            new ReferralEvent.Assigned(now, new("authority", "a"), "body", null)), ReferralStage.Assigned, null, default);
        // As after a crash before the old list was cleared.
        await new ReferralIndex(_stored.Account).AddAsync(third.CaseId, third.FirstSince, [ReferralIndex.OfState(ReferralStage.Suspected)], default);

        var (seen, after) = (new List<string>(), "");
        do
        {
            var (page, next) = await Store().PageAsync(ReferralIndex.OfState(ReferralStage.Suspected),
                referral => referral.Unit == _unit && referral.Stage == ReferralStage.Suspected, after, 2, default);
            Assert.True(page.Count <= 2);
            seen.AddRange(page.Select(referral => referral.CaseId));
            after = next ?? "";
        }
        while (after.Length > 0);
        Assert.Equal(referrals.Where((_, index) => index != 2).Select(referral => referral.Id), seen);
    }

    [Fact]
    public async Task Assignment_takes_no_row_away_that_a_closing_at_the_same_moment_put_there()
    {
        var referral = New();
        await Store().OpenAsync(referral, default);
        var before = (await Store().FindAsync(referral.Id, default))!.Case;
        // Whoever closes it puts it on the list first.
        await new ReferralIndex(_stored.Account).AddAsync(before.CaseId, before.FirstSince, [ReferralIndex.OfState(ReferralStage.Closed)], default);
        await Store().ApplyAsync(before, Assigned, ReferralStage.Assigned, null, default);
        await Cases().ApplyAsync(referral.Id, (now, _) => new CaseEntry<ReferralEvent>(
            new ReferralEvent.Closed(now, new("body", "b"), ReferralResult.Excused, "调取办理日志，十月八日至十五日系统停机，有机房监控记录。")), null, default);
        Assert.Contains(referral.Id, await InAsync(ReferralStage.Closed));
        Assert.DoesNotContain(referral.Id, await InAsync(ReferralStage.Suspected));
    }

    [Fact, Trait("Article", "15")]
    public async Task Act_is_stored_with_its_entry_for_the_ledger_until_it_stands_there()
    {
        var (referral, ledger) = (New(), new ListLedger { Fails = true });
        await Store().OpenAsync(referral, default);
        var before = (await Store().FindAsync(referral.Id, default))!.Case;
        var entry = new LedgerEntry(string.Empty, default, ReferralAccess.Change, "authority", "a", null, null, null, [], 0, LedgerEntry.Answered) { Detail = "assigned" };
        var file = await Store().ApplyAsync(before, Assigned, ReferralStage.Assigned, null, default, "body", entry);
        await Assert.ThrowsAsync<CreditFunctions.Problems.ProblemException>(() => Store().LogAsync(file, ledger, default));
        // The request was cut off; its orchestration looks at the case.
        var activities = new ReferralActivities(Cases(), new ReferralIndex(_stored.Account), null!, ledger);
        await Assert.ThrowsAsync<CreditFunctions.Problems.ProblemException>(() => activities.LookAsync(referral.Id, default));
        ledger.Fails = false;
        await activities.LookAsync(referral.Id, default);
        await activities.LookAsync(referral.Id, default);
        Assert.Equal("assigned", Assert.Single(ledger.Entries).Detail);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_storage_call_fails_trying_again_leaves_one_referral_on_every_list(bool after)
    {
        for (var fails = 1; ; fails++)
        {
            var referral = New();
            var from = _stored.Faults.Calls;
            var hit = false;
            (_stored.Faults.FailAfter, _stored.Faults.Fail) = (after, message => !hit && _stored.Faults.Calls - from >= fails && (hit = true));
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await Store().OpenAsync(referral, default);
                if (!hit) throw new OperationCanceledException("Nothing failed.");
            });
            _stored.Faults.Fail = _ => false;
            await Store().OpenAsync(referral, default);
            Assert.Equal(1, (await OfUnitAsync()).Count(found => found.CaseId == referral.Id));
            Assert.Single(await Cases().HistoryAsync(referral.Id, default));
            if (!hit) break;
            Assert.True(fails < 50);
        }
    }

    private static CaseEntry<ReferralEvent> Assigned(DateTimeOffset now) => new(new ReferralEvent.Assigned(now, new("authority", "a"), "body", null));

    private async Task<IEnumerable<string>> InAsync(ReferralStage stage) =>
        (await Store().PageAsync(ReferralIndex.OfState(stage), found => found.Stage == stage, string.Empty, 100, default)).Page.Select(found => found.CaseId);

    private Referral New() => new(NewId.Make('f'), _unit, "objection-overdue", "o1", new DateTimeOffset(2026, 10, 16, 0, 0, 0, TimeSpan.FromHours(8)));

    private async Task<IReadOnlyList<ReferralCase>> OfUnitAsync() =>
        (await Store().PageAsync(ReferralIndex.OfUnit(_unit), _ => true, string.Empty, 100, default)).Page;

    private ReferralCases Cases() => new(_stored.Account, _stored.Cipher, new CalendarStore(_stored.Account, _stored.Clock), _stored.Clock);

    private ReferralStore Store() => new(Cases(), new ReferralIndex(_stored.Account), new OldReferrals(_stored.Account), _stored.Clock);
}
