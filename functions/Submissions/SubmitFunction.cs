using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Receipts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Submissions;

/// <summary>A provider supplies a batch (归集, art. 8): a JSON batch, or a CSV with <c>?item=</c>. Answered 202 once it is stored.</summary>
/// <remarks>
/// Query: <c>item</c>; <c>batch</c>, or the header <c>Idempotency-Key</c>, the sender's own id of the batch (left out, the bytes name it);
/// <c>dryRun=true</c> checks and changes nothing. Cost: as <see cref="SubmissionIntake"/>, and starting the ingestion.
/// </remarks>
internal sealed class SubmitFunction(SubmissionIntake intake, IngestionStarter starter)
{
    /// <returns>202 with the receipt and where to read it; the same batch again has the same receipt.</returns>
    [Function("Submit"), AllowedTo(Role.Provider)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/submissions")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var unit = Caller.Of(request).RequireUnit();
        if (request.ContentLength > AccessSetup.BodyLimit) throw CommonProblems.BodyTooLarge(AccessSetup.BodyLimit).AsException();
        var asked = new SubmissionRequest(unit, Format(request), Text(request.Query["item"]),
            Text(request.Query["batch"]) ?? Text(request.Headers["Idempotency-Key"]), DryRun(request));
        var receipt = await intake.AcceptAsync(asked, request.Body, cancellationToken);
        if (!receipt.IsEnded) await starter.EnsureAsync(client, receipt.ReceiptId, cancellationToken);
        return new AcceptedResult(ReceiptAnswer.Location(receipt.ReceiptId), ReceiptAnswer.Of(receipt));
    }

    private static BodyFormat Format(HttpRequest request)
    {
        if (request.HasJsonContentType()) return BodyFormat.Json;
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
            ? BodyFormat.Csv
            : throw SubmissionProblems.MediaType.AsException();
    }

    private static bool DryRun(HttpRequest request)
    {
        if (Text(request.Query["dryRun"]) is not { } written) return false;
        return bool.TryParse(written, out var dryRun)
            ? dryRun
            : throw SubmissionProblems.BatchShape("dryRun", "dryRun 应为 true 或 false。").AsException();
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
