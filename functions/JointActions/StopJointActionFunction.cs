using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions;

/// <summary>撤销: the authority takes an action back, or drops a proposal. It holds no more from the answer on, in any view.</summary>
internal sealed class StopJointActionFunction(AuthorityActs acts, JointActionStore store, BoardView view, ILedger ledger)
{
    private const int LongestReason = 1000, LongestBasis = 500;

    /// <summary>One person, with reason and basis: it takes nothing from anybody. Cost: 5 round trips, a share of 1 to log.</summary>
    [Function("RevokeJointAction"), AllowedTo(Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/revocation")] HttpRequest request,
        string actionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<RevocationRequest>(request, cancellationToken);
        var errors = new FieldErrors();
        var (reason, basis) = (errors.Text("reason", body.Reason, LongestReason), errors.Text("basis", body.Basis, LongestBasis));
        errors.ThrowIfAny();
        var file = await acts.ActAsync(caller, actionId, () => store.ApplyAsync(actionId, (now, _) => new CaseEntry<JointActionEvent>(
            new JointActionEvent.Stopped(now, new Actor(caller.Unit, caller.Person), StopCause.Revoked) { Reason = reason, Basis = basis }), null, cancellationToken,
            // What had ended by itself before is not what this person ended.
            action => MeasureEntries.Of(caller, action, action.Stop!.Cause == StopCause.Revoked ? "revoked" : "found-ended")), cancellationToken);
        await store.LogAndRingAsync(file, ledger, client, cancellationToken);
        return new OkObjectResult(view.Summary(file.Case));
    }

    /// <summary>A revocation as it is sent.</summary>
    internal sealed record RevocationRequest(string? Reason, string? Basis);
}
