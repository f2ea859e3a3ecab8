using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Operations;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class SweepSubmissionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly SubmissionApp _app = new(new StoredApp(azurite.ConnectionString));
    private readonly PenaltyRows _rows = new(31_337);
    private readonly ListLedger _ledger = new();
    private readonly Mock<DurableTaskClient> _client = new("test");

    [Fact]
    public async Task A_stored_batch_whose_start_was_lost_is_started()
    {
        var receipt = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, _rows.Company())));
        await SweepAsync();
        Started(receipt.ReceiptId, Times.Once());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, 0)]
    [InlineData(OrchestrationRuntimeStatus.Pending, 0)]
    [InlineData(OrchestrationRuntimeStatus.Failed, 1)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, 1)]
    public async Task What_runs_is_left_alone_and_what_gave_up_is_started_again(OrchestrationRuntimeStatus status, int starts)
    {
        var receipt = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(2, _rows.Company())));
        _client.Setup(client => client.GetInstanceAsync("ingest-" + receipt.ReceiptId, false, default))
            .ReturnsAsync(new OrchestrationMetadata(IngestSubmission.Name, "ingest-" + receipt.ReceiptId) { RuntimeStatus = status });
        await SweepAsync();
        Started(receipt.ReceiptId, Times.Exactly(starts));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task What_runs_and_has_not_moved_on_for_an_hour_is_ended_before_it_is_started_again(OrchestrationRuntimeStatus status)
    {
        var receipt = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(4, _rows.Company())));
        var (id, acts) = ("ingest-" + receipt.ReceiptId, new List<string>());
        var instance = new OrchestrationMetadata(IngestSubmission.Name, id) { RuntimeStatus = status };
        _client.Setup(client => client.GetInstanceAsync(id, false, default)).ReturnsAsync(() => acts.Contains("ended") ? null : instance);
        _client.Setup(client => client.TerminateInstanceAsync(id, null, default)).Callback(() => acts.Add("told to end")).Returns(Task.CompletedTask);
        _client.Setup(client => client.WaitForInstanceCompletionAsync(id, false, default)).Callback(() => acts.Add("ended")).ReturnsAsync(instance);
        _client.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object?>(),
            It.Is<StartOrchestrationOptions>(options => options.InstanceId == id), default)).Callback(() => acts.Add("started")).ReturnsAsync(id);

        _app.Stored.Clock.Advance(TimeSpan.FromMinutes(59));
        await SweepAsync();
        Assert.Empty(acts);
        _app.Stored.Clock.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync();
        Assert.Equal(["told to end", "ended", "started"], acts);
    }

    [Fact]
    public async Task What_does_not_end_is_not_started_beside_it_and_the_sweep_goes_on()
    {
        var stuck = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(5, _rows.Company())));
        var other = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(6, _rows.Company())));
        var id = "ingest-" + stuck.ReceiptId;
        _client.Setup(client => client.GetInstanceAsync(id, false, default))
            .ReturnsAsync(new OrchestrationMetadata(IngestSubmission.Name, id) { RuntimeStatus = OrchestrationRuntimeStatus.Running });
        _client.Setup(client => client.WaitForInstanceCompletionAsync(id, false, default)).ThrowsAsync(new TimeoutException());
        _app.Stored.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync();
        Started(stuck.ReceiptId, Times.Never());
        Started(other.ReceiptId, Times.Once());
    }

    [Fact]
    public async Task A_batch_that_is_done_is_not_started_again()
    {
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(3, _rows.Company())));
        await SweepAsync();
        Started(receipt.ReceiptId, Times.Never());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_whose_storing_was_cut_off_is_listed_when_it_comes_again_or_is_swept(bool again)
    {
        var rows = new PenaltyRows(again ? 41_337 : 51_337);
        var csv = PenaltyRows.Csv(rows.Row(7, rows.Company()));
        var calls = 0;
        // The last call of storing a receipt puts it into the provider's list.
        _app.Stored.Faults.Fail = message => message.Request.Uri.ToString().Contains("unit%7C", StringComparison.Ordinal) && calls++ == 0;
        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => _app.AcceptAsync(rows.Unit, csv));
        Assert.Equal(1, calls);
        Assert.Empty((await _app.Receipts.ListAsync(rows.Unit, null, 10, default)).ReceiptIds);
        if (again) await _app.AcceptAsync(rows.Unit, csv);
        else await SweepAsync();
        Assert.Single((await _app.Receipts.ListAsync(rows.Unit, null, 10, default)).ReceiptIds);
    }

    [Fact]
    public async Task A_decision_on_a_held_row_that_was_cut_off_is_carried_out()
    {
        var draft = RecordVersions.Penalty(RecordVersions.NewSubject(), RecordVersions.NewRecord());
        await _app.Held.AddAsync(new HeldRow(NewId.Make('b'), 1, draft.Provider, draft.DecidingBody, "decided", draft, _app.Stored.Clock.GetUtcNow())
        {
            Decision = new HeldDecision(HeldOutcome.Rejected, draft.DecidingBody, "p1", "与原决定不符", null, _app.Stored.Clock.GetUtcNow()),
        }, default);
        for (var again = 0; again < 2; again++) await SweepAsync();
        Assert.DoesNotContain(await _app.Held.UnfinishedAsync(default), row => row.Draft.SubjectId == draft.SubjectId);
        Assert.Single(_ledger.Entries, entry => entry.What == HeldRowCarrying.What && entry.SubjectId == draft.SubjectId);
    }

    [Fact]
    public async Task A_start_that_fails_does_not_fail_the_sender()
    {
        _client.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), default))
            .ThrowsAsync(new InvalidOperationException("It runs already."));
        await new IngestionStarter(NullLogger<IngestionStarter>.Instance).EnsureAsync(_client.Object, "b1", default);
        Started("b1", Times.Once());
    }

    private Task SweepAsync() => new SweepSubmissions(_app.Receipts, new IngestionStarter(NullLogger<IngestionStarter>.Instance),
            new FinishHeldRows(_app.Held, _app.CarryingWith(_ledger)), Options.Create(new OperationsOptions()), _app.Stored.Clock)
        .RunAsync(new TimerInfo(), _client.Object, default);

    private void Started(string receiptId, Times times) => _client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(
        It.Is<TaskName>(name => name.Name == IngestSubmission.Name), new IngestInput(receiptId, 1),
        It.Is<StartOrchestrationOptions>(options => options.InstanceId == "ingest-" + receiptId), default), times);
}
