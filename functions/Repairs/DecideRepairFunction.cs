using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>处理决定: a handler of the deciding body grants or rejects, with findings, basis and reasons of its own. A grant is in effect when it is answered.</summary>
internal sealed class DecideRepairFunction(RepairAccess access, RepairStore store, RepairTargets targets, RepairEffects effects, RejectionReasons past,
    RepairView view, RepairLedger log, Pseudonyms pseudonyms)
{
    /// <summary>Cost: about 12 round trips, and as the rooms say whose cases rest on what is repaired.</summary>
    /// <remarks>
    /// Stored with its entry for the ledger, in effect, logged, then rung and answered. Where something of it fails the case is rung all the same:
    /// its own duties carry out what is missing, as does the caller who sends it again by its <c>Idempotency-Key</c>.
    /// </remarks>
    [Function("DecideRepair"), AllowedTo(Role.Handler)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/repairs/{repairId}/decision")] HttpRequest request,
        string repairId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<RepairDecisionRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var decision = body.Read();
        var entry = LedgerEntry.Of(caller, RepairLedger.Decision) with { Detail = decision.Outcome.ToString() };
        var repair = await log.ActAsync(entry, repairId, client, async logs =>
        {
            var visible = await access.ToActAsync(caller, repairId, cancellationToken);
            return await DecideAsync(visible, caller, decision, key, logs, client, cancellationToken);
        }, async decided =>
        {
            await effects.AmendAsync(decided, cancellationToken);
            await effects.StopAsync(decided, client, cancellationToken);
        }, cancellationToken);
        await past.KeepAsync(repair, decision.Reasons, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(repair, cancellationToken));
    }

    private async Task<CaseFile<RepairCase>> DecideAsync(VisibleCase<RepairCase> visible, Caller caller, ReadRepairDecision decision, RequestKey? key,
        Func<RepairCase, LedgerEntry> logs, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = visible.File.Case;
        var target = await targets.FindAsync(before.TargetKind, before.SubjectId, before.TargetId, cancellationToken);
        if (before.IsUndecided && target is not { IsStanding: true })
        {
            // Whoever ended it may not have told yet: the case closes, and the decision is refused as too late.
            var closed = await store.ApplyAsync(before.CaseId, (now, _) => new CaseEntry<RepairEvent>(
                new RepairEvent.Overtaken(now, target?.ChangedBy ?? before.TargetId)), null, cancellationToken);
            await client.RingAsync(closed.Case, cancellationToken);
        }

        var history = await store.HistoryAsync(before.CaseId, cancellationToken);
        var rejections = await past.OfAsync(before, cancellationToken);
        var by = visible.ActorFor(caller);
        return await store.ApplyAsync(before.CaseId, (now, _) => new CaseEntry<RepairEvent>(
            new RepairEvent.Decided(now, by, decision.Outcome, decision.Findings, decision.Basis, decision.Reasons)
            {
                WayOut = decision.WayOut,
                Opening = target is null ? null : RepairOpening.Of(target.Matter),
                OwnTexts = [.. history.Select(entry => entry.Text).OfType<string>()],
                PastReasons = rejections,
            }), key, cancellationToken, logs);
    }
}
