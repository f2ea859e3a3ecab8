using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Starting;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Units;

/// <summary>Units join and leave while an action runs. One that does not exist any more is replaced: it leaves, another joins.</summary>
internal sealed class ChangeUnitsFunctions(AuthorityActs acts, BoardReader boards, JointActionCheck check, JointActionStart start, JointActionStore store, UnitActs units,
    BoardView view, Inbox inbox, ILedger ledger, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Adds units; those that are there stay as they are. Cost: 6 round trips, 1 a unit for its powers, a share of 1 to log.</summary>
    [Function("AddJointActionUnits"), AllowedTo(Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/units")] HttpRequest request,
        string actionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<UnitsRequest>(request, cancellationToken);
        var errors = new FieldErrors();
        var reason = errors.Text("reason", body.Reason, LongestReason);
        errors.ThrowIfAny();
        var file = await acts.ActAsync(caller, actionId, () => AddAsync(caller, actionId, body.Units, reason, cancellationToken), cancellationToken);
        await store.LogAndRingAsync(file, ledger, client, cancellationToken);
        return new AcceptedResult($"/api/v1/joint-actions/{actionId}", view.Summary(file.Case));
    }

    /// <summary>A unit leaves, with a reason: it stops and confirms, unless it is gone. Cost: as <see cref="UnitActs.CarryThroughAsync"/>, 2 more.</summary>
    [Function("WithdrawJointActionUnit"), AllowedTo(Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/units/{unit}/withdrawal")] HttpRequest request,
        string actionId, string unit, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<WithdrawalRequest>(request, cancellationToken);
        var errors = new FieldErrors();
        var reason = errors.Text("reason", body.Reason, LongestReason);
        errors.ThrowIfAny();
        var act = new UnitAct((now, _) => new UnitEvent.Withdrawn(now, new Actor(caller.Unit, caller.Person), reason, body.IsGone), action => MeasureEntries.Of(caller, action, "unit-withdrawn"));
        var board = await acts.ActAsync(caller, actionId, () => units.CarryThroughAsync(actionId, unit, act, client, cancellationToken), cancellationToken);
        if (board.Find(unit)!.File.Task.Stop is null) await inbox.CloseTaskAsync(Recipient.OfUnit(unit), actionId, cancellationToken);
        // Where it was not looked after yet, the action's own orchestration sees to it.
        await client.RingActionAsync(actionId, cancellationToken);
        return new OkObjectResult(await view.ForUnitAsync(board, unit, cancellationToken));
    }

    private async Task<CaseFile<JointAction>> AddAsync(Caller caller, string actionId, IReadOnlyList<UnitRequest?>? wanted, string reason, CancellationToken cancellationToken)
    {
        var by = new Actor(caller.Unit, caller.Person);
        while (true)
        {
            var board = await boards.ReadAsync(actionId, cancellationToken) ?? throw JointActionProblems.Unknown.AsException();
            if (board.Action.StartedAt is null) throw JointActionProblems.Of(JointRefusals.NotStarted).AsException();
            if (board.Action.StoppedAt(clock.GetUtcNow()) is { } stop) throw JointActionProblems.Stopped(stop).AsException();
            var errors = new FieldErrors();
            var named = UnitRequest.Read(wanted, [.. board.Action.Measures.Select(measure => measure.Code)], JointActionRules.Standard.MostUnits, errors);
            errors.ThrowIfAny();
            var added = named.Where(unit => board.Find(unit.Unit) is null).ToList();
            if (named.Any(unit => board.Find(unit.Unit)?.File.Task.Stage == UnitStage.Withdrawn)) throw JointActionProblems.Of(JointRefusals.UnitWithdrawn).AsException();
            if (board.Units.Count + added.Count > JointActionRules.Standard.MostUnits) throw JointActionProblems.Of(JointRefusals.UnitsTooMany).AsException();
            await check.UnitsAsync(caller, added, board.Action.Measures, cancellationToken);
            // Somebody else adds at the same time: what they wrote is read first.
            if (!await start.TryJoinAsync(board, added, by, cancellationToken)) continue;
            return await store.ApplyAsync(actionId, (now, _) => new CaseEntry<JointActionEvent>(
                new JointActionEvent.UnitsAdded(now, by, [.. named.Select(unit => unit.Unit)], reason)), null, cancellationToken, action => MeasureEntries.Of(caller, action, "units-added"));
        }
    }

    /// <summary>Units to add, as they are sent.</summary>
    internal sealed record UnitsRequest(IReadOnlyList<UnitRequest?>? Units, string? Reason);

    /// <summary>A withdrawal as it is sent.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsGone">Whether the unit does not exist any more: nobody is there to be told. What it applied the authority confirms as stopped.</param>
    internal sealed record WithdrawalRequest(string? Reason, bool IsGone);
}
