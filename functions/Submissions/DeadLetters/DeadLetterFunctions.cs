using System.Globalization;
using System.Text;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Messages;
using CreditFunctions.Submissions.Receipts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Submissions.DeadLetters;

/// <summary>
/// Messages that could not be taken: a provider sees those that provably are its own, the authority all. One can be mended and submitted
/// again; it is taken in at once, and the person sees at once whether it is good now.
/// </summary>
internal sealed class DeadLetterFunctions(DeadLetterQueue queue, MessageSender senders, SubmissionIntake intake, IngestionStarter starter,
    ILedger ledger)
{
    private const int PageSize = 100;
    private const string What = "dead-letter";

    /// <summary>The list, oldest first; <c>?continuation=</c> goes on.</summary>
    [Function("DeadLetters"), AllowedTo(Role.Provider, Role.Authority)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/dead-letters")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        _ = long.TryParse(request.Query["continuation"], NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        var messages = await queue.PeekAsync(from, PageSize, cancellationToken);
        var items = new List<object>();
        foreach (var message in messages)
        {
            var unit = await senders.UnitAsync(message, cancellationToken);
            if (MaySee(caller, unit)) items.Add(Answer(message, unit, body: null));
        }

        return new OkObjectResult(new { items, continuation = messages.Count == PageSize ? (messages[^1].SequenceNumber + 1).ToString(CultureInfo.InvariantCulture) : null });
    }

    /// <summary>One message with its body, to mend it. A body tells of people: reading it is logged like a query (art. 15(3)).</summary>
    [Function("DeadLetter"), AllowedTo(Role.Provider, Role.Authority), Query(What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/dead-letters/{number:long}")] HttpRequest request,
        long number, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (message, unit) = await FindAsync(caller, number, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What), cancellationToken);
        return new OkObjectResult(Answer(message, unit, Encoding.UTF8.GetString(message.Body.ToMemory().Span)));
    }

    /// <summary>Takes a message in again, mended where the request says so, and takes it out of the queue.</summary>
    /// <remarks>By a provider under its own name; by the authority under the sender's, where the message proves it.</remarks>
    /// <returns>202 with the receipt; a problem, and the message stays, where it still can't be taken.</returns>
    [Function("ResubmitDeadLetter"), AllowedTo(Role.Provider, Role.Authority)]
    public async Task<IActionResult> ResubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/dead-letters/{number:long}/resubmission")] HttpRequest request,
        long number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var mended = request.ContentLength is 0 ? new Mending(null, null, null) : await JsonBody.ReadAsync<Mending>(request, cancellationToken);
        var (message, unit) = await FindAsync(caller, number, cancellationToken);
        var provider = unit ?? (caller.Is(Role.Provider) ? caller.RequireUnit() : throw DeadLetterProblems.SenderUnknown.AsException());
        var properties = message.ApplicationProperties.ToDictionary(property => property.Key, property => property.Value);
        foreach (var (name, value) in mended.Properties ?? new Dictionary<string, string>()) properties[name] = value;
        var batch = SubmissionMessage.Read(mended.ContentType ?? message.ContentType, properties,
            mended.Body is null ? message.Body : BinaryData.FromString(mended.Body));
        var receipt = await intake.AcceptAsync(
            new SubmissionRequest(provider, batch.Format, batch.Item, batch.Batch, DryRun: false), new MemoryStream(batch.Body), cancellationToken);
        if (!receipt.IsEnded) await starter.EnsureAsync(client, receipt.ReceiptId, cancellationToken);
        await queue.RemoveAsync(number, cancellationToken);
        return new AcceptedResult(ReceiptAnswer.Location(receipt.ReceiptId), ReceiptAnswer.Of(receipt));
    }

    private async Task<(ServiceBusReceivedMessage Message, string? Unit)> FindAsync(Caller caller, long number, CancellationToken cancellationToken)
    {
        var message = await queue.FindAsync(number, cancellationToken) ?? throw DeadLetterProblems.NotFound.AsException();
        var unit = await senders.UnitAsync(message, cancellationToken);
        return MaySee(caller, unit) ? (message, unit) : throw DeadLetterProblems.NotFound.AsException();
    }

    private static bool MaySee(Caller caller, string? unit) => caller.Is(Role.Authority) || (unit is not null && unit == caller.Unit);

    private static object Answer(ServiceBusReceivedMessage message, string? unit, string? body) => new
    {
        number = message.SequenceNumber,
        reason = message.DeadLetterReason,
        description = message.DeadLetterErrorDescription,
        unit,
        enqueuedAt = ChinaTime.At(message.EnqueuedTime),
        message.ContentType,
        item = message.ApplicationProperties.GetValueOrDefault("item") as string,
        batch = message.ApplicationProperties.GetValueOrDefault("batch") as string,
        size = message.Body.ToMemory().Length,
        body,
    };

    /// <summary>What is mended; what is left out stays as it was.</summary>
    /// <param name="Body">The whole new body.</param>
    /// <param name="ContentType">Its content type.</param>
    /// <param name="Properties">Application properties, such as <c>item</c> and <c>batch</c>.</param>
    private sealed record Mending(string? Body, string? ContentType, Dictionary<string, string>? Properties);
}
