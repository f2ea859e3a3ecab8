using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.JointActions.Board;

/// <summary>What holds for or against the caller itself (应用情况, art. 24): by whom, on which basis, why, until when, and the way to repair it; and what
/// ended but was not confirmed by every unit.</summary>
internal sealed class OwnMeasuresFunction(OwnSubject own, JointActionIndex index, BoardReader boards, BoardView view, ILedger ledger)
{
    /// <summary>Cost: 1 round trip to know the caller, 1 for the list, 1 an action, a share of 1 to log.</summary>
    [Function("OwnMeasures"), AllowedTo(Role.Subject), Query(MeasureEntries.Own)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/measures")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, MeasureEntries.Own) with { SubjectId = subjectId }, cancellationToken);
        var answers = new List<ActionAnswer>();
        foreach (var actionId in subjectId is null ? [] : await index.ListAsync(JointActionIndex.OfSubject(subjectId), cancellationToken))
        {
            // What was never approved never held, and what every unit confirmed is over.
            if (await boards.ReadAsync(actionId, cancellationToken) is not { Action.StartedAt: not null } board) continue;
            var answer = await view.ForSubjectAsync(board, cancellationToken);
            if (answer.Holds || answer.Unconfirmed is not null) answers.Add(answer);
        }

        return new OkObjectResult(new { subjectId, measures = answers.OrderByDescending(answer => answer.Holds).ThenBy(answer => answer.EndsOn) });
    }
}
