using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>An auditor reviews unannounced inspections: lets one go on, or shows it to its subject at once (art. 28).</summary>
/// <remarks>The auditor's own look stays hidden as long as the inspection. Cost: 1 to 2 round trips, a share of 1 to log.</remarks>
internal sealed class ReviewInspectionFunctions(InspectionStore inspections, ILedger ledger, TimeProvider clock)
{
    private const string What = "inspection-review";

    /// <summary>Those that run; with <c>state=all</c> also those that ended.</summary>
    [Function("Inspections"), AllowedTo(Role.Auditor), Query(What)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/unannounced-inspections")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (caller, now) = (Caller.Of(request), clock.GetUtcNow());
        var all = request.Query["state"] == "all";
        var found = await inspections.ListAsync(all ? DateTimeOffset.UnixEpoch : now, cancellationToken);
        var shown = all ? found : [.. found.Where(inspection => inspection.IsRunning(now))];
        var entry = LedgerEntry.Of(caller, What);
        await ledger.AppendAllAsync(shown.Count == 0 ? [entry] : shown.Select(inspection => inspection.Hide(entry) with { Reference = inspection.Id }),
            cancellationToken);
        return new OkObjectResult(new { inspections = shown.Select(inspection => Answer(inspection, now)) });
    }

    [Function("ReviewInspection"), AllowedTo(Role.Auditor), Query(What)]
    public async Task<IActionResult> ReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/unannounced-inspections/{inspectionId}/review")] HttpRequest request,
        string inspectionId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<ReviewRequest>(request, cancellationToken);
        var (decision, reason) = body.Read();
        while (true)
        {
            var found = await inspections.FindAsync(inspectionId, cancellationToken);
            if (found is not { Inspection: var inspection, Version: var version }) return InspectionProblems.Unknown;
            if (Refusal(inspection, caller, decision) is { } problem)
            {
                await ledger.AppendAsync(inspection.Hide(LedgerEntry.Of(caller, What)) with { Reference = inspection.Id, Outcome = problem.Code }, cancellationToken);
                return problem;
            }

            var now = clock.GetUtcNow();
            var reviewed = inspection with { Review = new InspectionReview(decision, reason, caller.Person, now) };
            if (!await inspections.TryUpdateAsync(reviewed, version, cancellationToken)) continue;
            // Again after an append that failed: the same review, and the entry.
            await ledger.AppendAsync(reviewed.Hide(LedgerEntry.Of(caller, What)) with
            {
                Reference = inspection.Id,
                Detail = decision == ReviewDecision.Reveal ? "reveal" : "keep",
            }, cancellationToken);
            return new OkObjectResult(Answer(reviewed, now));
        }
    }

    private static Problem? Refusal(Inspection inspection, Caller caller, ReviewDecision decision) =>
        inspection.RegisteredBy == caller.Person ? InspectionProblems.OwnInspection
        : inspection.IsRevealed && decision == ReviewDecision.Keep ? InspectionProblems.AlreadyRevealed
        : null;

    private static object Answer(Inspection inspection, DateTimeOffset now) => new
    {
        inspectionId = inspection.Id,
        inspection.SubjectId,
        inspection.Unit,
        registeredAt = ChinaTime.At(inspection.RegisteredAt),
        purpose = inspection.Terms.Purpose.Describe(),
        inspection.Matter,
        inspection.Terms.Law,
        inspection.Terms.Article,
        inspection.Terms.Reason,
        hiddenUntil = ChinaTime.At(inspection.Terms.HiddenUntil),
        running = inspection.IsRunning(now),
        review = inspection.Review is { } review ? new { review.Decision, review.Reason, at = ChinaTime.At(review.At) } : null,
    };

    /// <summary>What is sent.</summary>
    /// <param name="Decision"><c>reveal</c> or <c>keep</c>.</param>
    /// <param name="Reason">Why.</param>
    private sealed record ReviewRequest(ReviewDecision? Decision, string? Reason)
    {
        public (ReviewDecision Decision, string Reason) Read()
        {
            var errors = new FieldErrors();
            if (Decision is null) errors.Add("decision", "required", "decision 应为 reveal（立即公开）或 keep（继续暂缓）。");
            var reason = errors.Text("reason", Reason, 2000);
            errors.ThrowIfAny();
            return (Decision!.Value, reason);
        }
    }
}
