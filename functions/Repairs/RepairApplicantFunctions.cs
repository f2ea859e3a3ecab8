using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>What the applicant may do with its own repair: give more, and take it back.</summary>
internal sealed class RepairApplicantFunctions(RepairAct act, EvidenceStore evidence)
{
    /// <summary>撤回: at any time before the decision. It can be applied for again.</summary>
    [Function("WithdrawRepair"), AllowedTo(Role.Subject)]
    public Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/repairs/{repairId}/withdrawal")] HttpRequest request,
        string repairId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<NoBody>(request, repairId, "withdrawn", client, (_, _) => (visible, _) =>
        {
            var by = visible.ActorFor(Caller.Of(request));
            return Task.FromResult<Func<DateTimeOffset, CaseEntry<RepairEvent>>>(now => new(new RepairEvent.Withdrawn(now, by)));
        }, cancellationToken);

    /// <summary>补充: text and files. The clock runs on. Cost: 3 more round trips a piece of evidence.</summary>
    [Function("SupplementRepair"), AllowedTo(Role.Subject)]
    public Task<IActionResult> SupplementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/repairs/{repairId}/supplement")] HttpRequest request,
        string repairId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<SupplementBody>(request, repairId, "supplemented", client, (body, errors) =>
        {
            var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
            var uploads = EvidenceRequest.Read(errors, body.Evidence);
            return async (visible, key) =>
            {
                var keeps = visible.File.Case.IsUndecided && key?.IsAnsweredBy(visible.File.Requests) != true;
                var kept = keeps ? await evidence.KeepAsync(uploads, cancellationToken) : [];
                var by = visible.ActorFor(Caller.Of(request));
                return now => new CaseEntry<RepairEvent>(new RepairEvent.Supplemented(now, by), text, kept);
            };
        }, cancellationToken);

    /// <summary>A supplement as it is sent.</summary>
    internal sealed record SupplementBody(string? Text, IReadOnlyList<EvidenceRequest>? Evidence);

    /// <summary>Nothing.</summary>
    internal sealed record NoBody;
}
