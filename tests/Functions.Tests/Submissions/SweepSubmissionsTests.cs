using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class SweepSubmissionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly SubmissionApp _app = new(new StoredApp(azurite.ConnectionString));
    private readonly PenaltyRows _rows = new(31_337);
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

    [Fact]
    public async Task A_batch_that_is_done_is_not_started_again()
    {
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(3, _rows.Company())));
        await SweepAsync();
        Started(receipt.ReceiptId, Times.Never());
    }

    [Fact]
    public async Task A_start_that_fails_does_not_fail_the_sender()
    {
        _client.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), default))
            .ThrowsAsync(new InvalidOperationException("It runs already."));
        await new IngestionStarter(NullLogger<IngestionStarter>.Instance).EnsureAsync(_client.Object, "b1", default);
        Started("b1", Times.Once());
    }

    private Task SweepAsync() => new SweepSubmissions(_app.Receipts, new IngestionStarter(NullLogger<IngestionStarter>.Instance), _app.Stored.Clock)
        .RunAsync(new TimerInfo(), _client.Object, default);

    private void Started(string receiptId, Times times) => _client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(
        It.Is<TaskName>(name => name.Name == IngestSubmission.Name), new IngestInput(receiptId, 1),
        It.Is<StartOrchestrationOptions>(options => options.InstanceId == "ingest-" + receiptId), default), times);
}
