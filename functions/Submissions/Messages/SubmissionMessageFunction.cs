using Azure.Messaging.ServiceBus;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Submissions.Messages;

/// <summary>
/// A batch that comes by Service Bus, queue <c>submissions</c>. It is completed once its receipt is stored; delivered again it finds that
/// receipt. What can never be taken is dead-lettered with the problem's code as the reason; what fails for now is delivered again.
/// </summary>
internal sealed class SubmissionMessageFunction(MessageSender senders, SubmissionIntake intake, IngestionStarter starter,
    ILogger<SubmissionMessageFunction> logger)
{
    /// <summary>The queue.</summary>
    public const string Queue = "submissions";

    [Function("SubmissionMessage"), HostOnly]
    public async Task RunAsync(
        [ServiceBusTrigger(Queue, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            var receiptId = await AcceptAsync(message, cancellationToken);
            await starter.EnsureAsync(client, receiptId, cancellationToken);
        }
        catch (ProblemException error) when (error.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            logger.LogWarning("Message {SequenceNumber} dead-lettered: {Code}", message.SequenceNumber, error.Problem.Code);
            await actions.DeadLetterMessageAsync(message, null, error.Problem.Code, error.Problem.Title, cancellationToken);
            return;
        }

        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    private async Task<string> AcceptAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var unit = await senders.UnitAsync(message, cancellationToken) ?? throw MessageSender.Unauthenticated.AsException();
        var batch = SubmissionMessage.Read(message.ContentType, message.ApplicationProperties, message.Body);
        if (MessageSender.NamesAnother(batch.Source, unit)) throw MessageSender.Unauthenticated.AsException();
        var request = new SubmissionRequest(unit, batch.Format, batch.Item, batch.Batch, DryRun: false);
        return (await intake.AcceptAsync(request, new MemoryStream(batch.Body), cancellationToken)).ReceiptId;
    }
}
