using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Submissions.Held;

/// <summary>
/// A person lets a held row in, or keeps it out: a handler of the body that decided the matter, or the authority. Nobody overwrites a decision by
/// uploading again (art. 28); this is how it is done with a name to it.
/// </summary>
internal sealed class DecideHeldRowFunctions(HeldRowAccess access, HeldRowStore held, HeldRowCarrying carrying, RecordStore records, TimeProvider clock)
{
    private const int LongestReason = 2000, LongestBasis = 500;

    /// <summary>准予入库. The same decision sent again finishes what a crash cut off. Cost: 3 round trips, then as <see cref="HeldRowCarrying"/>.</summary>
    [Function("ReleaseHeldRow"), AllowedTo(Role.Handler, Role.Authority), Query(HeldRowCarrying.What)]
    public Task<IActionResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/held-rows/{receiptId}/{row:int}/release")] HttpRequest request,
        string receiptId, int row, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        DecideAsync(request, receiptId, row, HeldOutcome.Released, client, cancellationToken);

    /// <summary>不予入库. Cost: 2 round trips, then as <see cref="HeldRowCarrying"/>.</summary>
    [Function("RejectHeldRow"), AllowedTo(Role.Handler, Role.Authority), Query(HeldRowCarrying.What)]
    public Task<IActionResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/held-rows/{receiptId}/{row:int}/rejection")] HttpRequest request,
        string receiptId, int row, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        DecideAsync(request, receiptId, row, HeldOutcome.Rejected, client, cancellationToken);

    private async Task<IActionResult> DecideAsync(HttpRequest request, string receiptId, int row, HeldOutcome outcome, DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<DecisionBody>(request, cancellationToken);
        var stored = await access.ToDecideAsync(caller, receiptId, row, cancellationToken);
        var decision = Read(body, outcome, caller);
        if (stored.Row.Decision is { } already && already with { At = decision.At } != decision) return await RefuseAsync(HeldRowProblems.Decided);
        if (stored.Row.Decision is null)
        {
            if (outcome == HeldOutcome.Released && await IsUnderObjectionAsync(stored.Row, cancellationToken)) return await RefuseAsync(HeldRowProblems.UnderObjection);
            if (!await held.TryReplaceAsync(stored, stored.Row with { Decision = decision }, cancellationToken)) return await RefuseAsync(HeldRowProblems.Decided);
            stored = stored with { Row = stored.Row with { Decision = decision } };
        }

        if (!stored.Row.IsDone) await carrying.RunAsync(stored.Row, client, cancellationToken);
        return new OkObjectResult(HeldRowAnswer.Of(stored.Row));

        Task<Problem> RefuseAsync(Problem problem) => access.RefuseAsync(caller, stored.Row, problem, cancellationToken);
    }

    private HeldDecision Read(DecisionBody body, HeldOutcome outcome, Caller caller)
    {
        var errors = new FieldErrors();
        var reason = errors.Text("reason", body.Reason, LongestReason);
        var basis = outcome == HeldOutcome.Released ? errors.Text("basis", body.Basis, LongestBasis) : null;
        errors.ThrowIfAny();
        return new HeldDecision(outcome, caller.RequireUnit(), caller.Person, reason, basis, clock.GetUtcNow());
    }

    private async Task<bool> IsUnderObjectionAsync(HeldRow row, CancellationToken cancellationToken)
    {
        foreach (var key in new[] { new RecordKey(row.Draft.SubjectId, row.Draft.RecordId), row.MovedFrom })
        {
            if (key is not null && await records.FindAsync(key.SubjectId, key.RecordId, cancellationToken) is { UnderObjection: true }) return true;
        }

        return false;
    }

    /// <summary>What is sent.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Basis">The legal basis; needed for a release.</param>
    internal sealed record DecisionBody(string? Reason, string? Basis);
}
