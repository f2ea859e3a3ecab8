using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Problems;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>What a submission changed is in the ledger before its receipt says so (art. 15(3)).</summary>
public sealed class IngestedChangesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly SubmissionApp _app = new(new StoredApp(azurite.ConnectionString));
    private readonly PenaltyRows _rows = new(4711);

    [Fact, Trait("Article", "15")]
    public async Task A_step_that_changes_records_is_one_entry_with_a_hash_over_all()
    {
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, _rows.Company()), _rows.Row(2, _rows.Company())));
        var entry = Assert.Single(_app.Ledger.Entries);
        Assert.Equal(("change-records", _rows.Unit, receipt.ReceiptId, 2), (entry.What, entry.Unit, entry.Reference, entry.Records));
        Assert.Matches("^sha256:[0-9a-f]{64}$", entry.Detail);
    }

    [Fact, Trait("Article", "15")]
    public async Task While_the_ledger_is_down_the_receipt_does_not_move_on_and_the_step_run_again_logs_the_same()
    {
        var csv = PenaltyRows.Csv(_rows.Row(1, _rows.Company()), _rows.Row(2, _rows.Company()));
        var receipt = await _app.AcceptAsync(_rows.Unit, csv);
        _app.Ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(() => _app.Step.RunAsync(receipt.ReceiptId, SubmissionApp.NoClient, default));
        Assert.Equal(0, (await _app.Receipts.ReadAsync(receipt.ReceiptId, default))!.Receipt.RowsDone);

        _app.Ledger.Fails = false;
        _app.Restart();
        Assert.Equal(2, (await _app.IngestAsync(receipt.ReceiptId)).Tally.Accepted);
        Assert.Equal(2, Assert.Single(_app.Ledger.Entries).Records);
    }

    [Fact, Trait("Article", "15")]
    public async Task A_dry_run_and_a_batch_that_changes_nothing_are_no_entry()
    {
        var row = _rows.Row(1, _rows.Company());
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), dryRun: true);
        Assert.Empty(_app.Ledger.Entries);
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "一");
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "二");
        Assert.Single(_app.Ledger.Entries);
    }
}
