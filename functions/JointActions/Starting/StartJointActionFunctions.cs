using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Starting;

/// <summary>发起 (art. 19): the authority starts joint incentives and punishments, on effective determinations or live records.</summary>
/// <remarks>Stored, then logged, then rung and answered; sent again by its <c>Idempotency-Key</c> it logs and rings what stands already.</remarks>
internal sealed class StartJointActionFunctions(JointActionCheck check, JointActionStart start, JointActionStore store, BoardReader boards, BoardView view, ILedger ledger, Pseudonyms pseudonyms)
{
    /// <summary>202: an incentive is started, a punishment proposed. Cost: 1 round trip a unit for its powers, 1–2 a ground, 1 a hundred units, about 6 more.</summary>
    [Function("StartJointAction"), AllowedTo(Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<JointActionRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var draft = body.Read();
        var file = await start.AnsweredAsync(key, cancellationToken);
        if (file is null)
        {
            await RefusalsAsync(caller, draft.SubjectId, async () => await check.UnitsAsync(caller, draft.Units, draft.Measures, cancellationToken), cancellationToken);
            IReadOnlyList<ActionGround> grounds = [];
            await RefusalsAsync(caller, draft.SubjectId, async () => grounds = await check.GroundsAsync(
                draft.Kind, draft.SubjectId, draft.Grounds, draft.Measures, draft.EndsOn, cancellationToken), cancellationToken);
            file = await start.OpenAsync(caller, draft, grounds, key, cancellationToken);
        }

        await store.LogAndRingAsync(file, ledger, client, cancellationToken);
        return new AcceptedResult($"/api/v1/joint-actions/{file.Case.CaseId}", view.Summary(file.Case));
    }

    /// <summary>A second person of the authority approves a punishment: from the answer on it holds. Cost: 7 round trips, 1–2 a ground, 1 a unit for its powers, a share of 1 to log.</summary>
    [Function("ApproveJointAction"), AllowedTo(Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/approval")] HttpRequest request,
        string actionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var action = await OpenAsync(actionId, cancellationToken);
        CaseFile<JointAction>? approved = null;
        await RefusalsAsync(caller, action.SubjectId, async () =>
        {
            // What it rests on may have ended since the proposal, and a unit's power too.
            if (action.Stage == JointActionStage.Proposed)
            {
                await check.GroundsAsync(action.Kind, action.SubjectId, [.. action.Grounds.Select(ground => ground.GroundId)], action.Measures, action.EndsOn, cancellationToken);
                await PowersAsync(caller, actionId, cancellationToken);
            }

            approved = await store.ApplyAsync(actionId, (now, _) => new CaseEntry<JointActionEvent>(
                new JointActionEvent.Approved(now, new Actor(caller.RequireUnit(), caller.Person), start.Sign(caller))), null, cancellationToken,
                started => MeasureEntries.Of(caller, started, "started"));
        }, cancellationToken);
        await store.LogAndRingAsync(approved!, ledger, client, cancellationToken);
        return new OkObjectResult(view.Summary(approved!.Case));
    }

    private async Task PowersAsync(Caller caller, string actionId, CancellationToken cancellationToken)
    {
        var board = await boards.ReadAsync(actionId, cancellationToken) ?? throw JointActionProblems.Unknown.AsException();
        var taking = board.Units.Select(row => row.File.Task).Where(task => task.Stage != UnitStage.Withdrawn);
        await check.UnitsAsync(caller, [.. taking.Select(task => new UnitMeasures(task.Unit, task.Measures))], board.Action.Measures, cancellationToken);
    }

    private async Task<JointAction> OpenAsync(string actionId, CancellationToken cancellationToken) =>
        OpaqueId.Is(actionId) && await store.ReadAsync(actionId, cancellationToken) is { } file ? file.Case : throw JointActionProblems.Unknown.AsException();

    // A refused attempt stands in the log, too: its subject sees it.
    private async Task RefusalsAsync(Caller caller, string subjectId, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
        }
        catch (ProblemException refused) when (refused.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            await ledger.AppendAsync(LedgerEntry.Of(caller, MeasureEntries.Change) with { SubjectId = OpaqueId.IsMade(subjectId) ? subjectId : null, Outcome = refused.Problem.Code }, cancellationToken);
            throw;
        }
    }
}
