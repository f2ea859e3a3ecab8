using System.Text;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Grants;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Receipts;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>An ingestion whose orchestration is there but gets nowhere: the hourly sweep starts it anew, and its rows are taken in once.</summary>
[Trait("Article", "8")]
public sealed class StuckIngestionTests
{
    [Fact]
    public async Task Batch_whose_orchestration_is_held_is_taken_in_within_two_hours_once()
    {
        await using var app = await OperatedApp.StartAsync();
        var stored = ObjectionHost.StoredOf(app.Host.Process);
        stored.Clock.SetUtcNow(await app.Host.Process.NowAsync());
        var receipts = new ReceiptStore(stored.Account);
        var rows = new PenaltyRows(90_210);
        var csv = new MemoryStream(Encoding.UTF8.GetBytes(PenaltyRows.Csv(rows.Row(1, rows.Company()), rows.Row(2, rows.Company()))));
        var receipt = await new SubmissionIntake(stored.Blobs, receipts, GrantedUnits.Rights(stored, GrantOptions.Open), stored.Pseudonyms, stored.Clock)
            .AcceptAsync(new SubmissionRequest(rows.Unit, BodyFormat.Csv, "penalty", "b1", DryRun: false), csv, default);
        var id = "ingest-" + receipt.ReceiptId;
        var inTwoDays = stored.Clock.GetUtcNow().AddDays(2);
        await app.Durable.ScheduleNewOrchestrationInstanceAsync(IngestSubmission.Name, new IngestInput(receipt.ReceiptId), new StartOrchestrationOptions(id, inTwoDays));

        await app.Objections.MoveToAsync("2026-11-02T09:59:00+08:00");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await app.Durable.GetInstanceAsync(id))?.RuntimeStatus);
        await app.Objections.MoveToAsync("2026-11-02T11:00:00+08:00");
        var ended = (await receipts.ReadAsync(receipt.ReceiptId, default))!.Receipt;
        Assert.Equal((ReceiptState.Done, 2), (ended.State, ended.Tally.Accepted));

        // What was put off does not come back beside it.
        await app.Objections.MoveToAsync("2026-11-05T09:00:00+08:00");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await app.Durable.GetInstanceAsync(id))?.RuntimeStatus);
        Assert.Equal(ended, (await receipts.ReadAsync(receipt.ReceiptId, default))!.Receipt with { Shape = ended.Shape, Granted = ended.Granted });
    }
}
