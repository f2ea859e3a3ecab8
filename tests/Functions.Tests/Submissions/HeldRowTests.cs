using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>A person's decision on a held row, carried out on a real Azurite.</summary>
[Trait("Article", "28")]
public sealed class HeldRowTests : IClassFixture<AzuriteFixture>
{
    private static int s_seed = 900;
    private readonly StoredApp _stored;
    private readonly SubmissionApp _app;
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed) + Environment.ProcessId);
    private readonly ListLedger _ledger = new();
    private readonly HeldRowCarrying _carrying;

    public HeldRowTests(AzuriteFixture azurite)
    {
        _stored = new StoredApp(azurite.ConnectionString);
        _app = new SubmissionApp(_stored);
        _carrying = _app.CarryingWith(_ledger);
    }

    [Fact]
    public async Task A_released_row_is_the_records_next_version_and_everybody_concerned_is_told()
    {
        var (company, held) = await HeldAsync();
        await DecideAsync(held, HeldOutcome.Released);
        var newest = Assert.Single(await _app.RecordsOfAsync(company)).Newest;
        Assert.Equal((3, "销售过期食品", RecordAction.Correct, "复核属实", "原决定书"),
            (newest.Version, newest.Values["CF_SY"], newest.Action, newest.Reason, newest.Basis));
        Assert.Equal(["held-row-changed"], await _app.ToldAsync(company));
        Assert.Equal(["held-row-released"], (await _app.Inbox.OpenAsync(Recipient.OfUnit(_rows.Unit), null, 10, default)).Notices.Select(notice => notice.Kind));
        Assert.Equal(("change-held-row", held.Id, "Released"), Assert.Single(_ledger.Entries) is var entry ? (entry.What, entry.Reference, entry.Detail) : default);
        Assert.Empty((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows);
    }

    [Fact]
    public async Task A_rejected_row_changes_nothing_and_only_its_sender_is_told()
    {
        var (company, held) = await HeldAsync();
        await DecideAsync(held, HeldOutcome.Rejected);
        Assert.Equal(2, Assert.Single(await _app.RecordsOfAsync(company)).Newest.Version);
        Assert.Empty(await _app.ToldAsync(company));
        Assert.True((await _app.Held.FindAsync(held.ReceiptId, held.Row, default))!.Row.IsDone);
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_once_one_wins()
    {
        var (_, held) = await HeldAsync();
        var stored = await _app.Held.FindAsync(held.ReceiptId, held.Row, default);
        Assert.True(await _app.Held.TryReplaceAsync(stored!, held with { Decision = Decision(HeldOutcome.Rejected) }, default));
        Assert.False(await _app.Held.TryReplaceAsync(stored!, held with { Decision = Decision(HeldOutcome.Released) }, default));
    }

    [Fact]
    public async Task A_release_cut_off_at_any_storage_call_is_finished_and_done_once()
    {
        for (var calls = 0; ; calls++)
        {
            var (company, held) = await HeldAsync();
            var decided = await StoreAsync(held, HeldOutcome.Released);
            var left = calls;
            _stored.Faults.Fail = _ => left-- <= 0;
            var cut = await Record.ExceptionAsync(() => _carrying.RunAsync(decided, SubmissionApp.NoClient, default));
            _stored.Faults.Fail = _ => false;
            foreach (var row in await _app.Held.UnfinishedAsync(default)) await _carrying.RunAsync(row, SubmissionApp.NoClient, default);
            Assert.Equal(3, Assert.Single(await _app.RecordsOfAsync(company)).Newest.Version);
            Assert.Equal(["held-row-changed"], await _app.ToldAsync(company));
            Assert.Empty(await _app.Held.UnfinishedAsync(default));
            if (cut is null) return;
        }
    }

    [Fact]
    public async Task What_cannot_be_in_the_ledger_is_not_let_in()
    {
        var (company, held) = await HeldAsync();
        var decided = await StoreAsync(held, HeldOutcome.Released);
        _ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(() => _carrying.RunAsync(decided, SubmissionApp.NoClient, default));
        Assert.Equal(2, Assert.Single(await _app.RecordsOfAsync(company)).Newest.Version);
    }

    [Fact]
    public async Task A_released_move_takes_the_record_from_the_wrong_subject()
    {
        var (wrong, right) = (_rows.Company(), _rows.Company());
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, wrong)), "一");
        var first = Assert.Single(await _app.RecordsOfAsync(wrong)).Newest;
        await _stored.Records.TryAddAsync(first with { Version = 2, DecidedBy = "o1", ReceiptId = null, Row = 0 }, default);
        var move = _rows.Row(1, right);
        (move["action"], move["reason"], move["basis"], move["原主体代码"]) = ("correct", "主体录错", "原决定书", wrong);
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(move), "二");
        var held = Assert.Single((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows);
        await DecideAsync(held, HeldOutcome.Released);
        Assert.Equal(RecordStatus.Moved, Assert.Single(await _app.RecordsOfAsync(wrong)).Newest.Status);
        Assert.True(Assert.Single(await _app.RecordsOfAsync(right)).IsLive);
        Assert.Equal(["held-row-moved-away"], await _app.ToldAsync(wrong));
        Assert.Equal(["held-row-changed"], await _app.ToldAsync(right));
    }

    [Fact]
    public async Task An_upload_after_a_release_does_not_overwrite_what_an_objection_decided_before()
    {
        var company = _rows.Company();
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, company)), "一");
        var first = Assert.Single(await _app.RecordsOfAsync(company)).Newest;
        await _stored.Records.TryAddAsync(first with { Version = 2, DecidedBy = "o1", ContentHash = "decided", ReceiptId = null, Row = 0 }, default);
        await CorrectAsync(company, "又一事实", "二");
        await DecideAsync(Assert.Single((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows), HeldOutcome.Released);
        await CorrectAsync(company, "第三种事实", "三");
        Assert.Equal("又一事实", Assert.Single(await _app.RecordsOfAsync(company)).Newest.Values["CF_SY"]);
        Assert.Single((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows);
    }

    private async Task CorrectAsync(string company, string fact, string batch)
    {
        var row = _rows.Row(1, company, fact);
        (row["action"], row["reason"], row["basis"]) = ("correct", "理由", "依据");
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), batch);
    }

    // A fact that was corrected away and is supplied again.
    private async Task<(string Company, HeldRow Held)> HeldAsync()
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company);
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), company + "一");
        await CorrectAsync(company, "另一事实", company + "二");
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), company + "三");
        return (company, (await _app.Held.FindAsync(receipt.ReceiptId, 1, default))!.Row);
    }

    private async Task DecideAsync(HeldRow held, HeldOutcome outcome) => await _carrying.RunAsync(await StoreAsync(held, outcome), SubmissionApp.NoClient, default);

    private async Task<HeldRow> StoreAsync(HeldRow held, HeldOutcome outcome)
    {
        var stored = await _app.Held.FindAsync(held.ReceiptId, held.Row, default);
        Assert.True(await _app.Held.TryReplaceAsync(stored!, stored!.Row with { Decision = Decision(outcome) }, default));
        return (await _app.Held.FindAsync(held.ReceiptId, held.Row, default))!.Row;
    }

    private HeldDecision Decision(HeldOutcome outcome) => new(outcome, _rows.Unit, "p1", "复核属实", "原决定书", _stored.Clock.GetUtcNow());
}
