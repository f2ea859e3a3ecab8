using Azure.Messaging.ServiceBus;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Submissions.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>
/// Feedback that comes by Service Bus, queue <c>feedback</c>. It is completed once it is stored; delivered again it is the same feedback. What can never be
/// taken is dead-lettered with the problem's code as the reason; what fails for now is delivered again.
/// </summary>
internal sealed class FeedbackMessageFunction(MessageSender senders, UnitFeedbackIntake intake, ILogger<FeedbackMessageFunction> logger)
{
    /// <summary>The queue.</summary>
    public const string Queue = "feedback";

    /// <summary>Cost: as <see cref="UnitFeedbackIntake"/>.</summary>
    [Function("FeedbackMessage"), HostOnly]
    public async Task RunAsync(
        [ServiceBusTrigger(Queue, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await senders.CallerAsync(message.ApplicationProperties, message.EnqueuedTime, Role.Implementer, cancellationToken)
                ?? throw MessageSender.Unauthenticated.AsException();
            var feedback = FeedbackMessage.Read(message.Body);
            if (feedback.Unit != caller.Unit || MessageSender.NamesAnother(feedback.Source, caller.Unit)) throw MessageSender.Unauthenticated.AsException();
            await intake.TakeAsync(caller, feedback.ActionId, feedback.Unit, feedback.Feedback.Read(), client, cancellationToken);
        }
        catch (ProblemException error) when (error.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            logger.LogWarning("Message {SequenceNumber} dead-lettered: {Code}", message.SequenceNumber, error.Problem.Code);
            await actions.DeadLetterMessageAsync(message, null, error.Problem.Code, error.Problem.Title, cancellationToken);
            return;
        }

        await actions.CompleteMessageAsync(message, cancellationToken);
    }
}
