using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>受理: finds what is to be repaired and what came before, and opens the case. What is too early or excluded is refused at once.</summary>
internal sealed class RepairIntake(RepairStore store, RepairIndex index, RepairNumbers numbers, RepairTargets targets, EvidenceStore evidence)
{
    /// <summary>Opens a repair, stored with its entry for the ledger. Cost: about 6 round trips, 3 more a piece of evidence, 1 more for each earlier repair of the same.</summary>
    public async Task<CaseFile<RepairCase>> OpenAsync(Caller caller, string subjectId, RepairApplication application, RequestKey? key,
        Func<RepairCase, LedgerEntry> logs, CancellationToken cancellationToken)
    {
        string? rejectedFirst = null;
        IReadOnlyList<Evidence>? kept = null;
        for (var number = 1; ; )
        {
            var caseId = numbers.IdOf(application.TargetId, number);
            if (await store.ReadAsync(caseId, cancellationToken) is { } earlier)
            {
                if (earlier.Case.SubjectId != subjectId) throw RepairProblems.TargetUnknown.AsException();
                if (key?.IsAnsweredBy(earlier.Requests) == true) return earlier;
                if (earlier.Case.Outcome == RepairOutcome.Granted && !await IsStandingAsync(subjectId, application, cancellationToken))
                {
                    throw RepairProblems.Repaired(caseId).AsException();
                }

                if (earlier.Case.IsUndecided || earlier.Case is { IsOpen: true, Outcome: RepairOutcome.Rejected }) throw RepairProblems.Running(caseId).AsException();
                // A rejected one may be repeated as often as its applicant has something to show; the body sees what came before.
                if (earlier.Case.Outcome == RepairOutcome.Rejected) rejectedFirst ??= caseId;
                number++;
                continue;
            }

            var target = await targets.FindAsync(application.Kind, subjectId, application.TargetId, cancellationToken);
            if (target is not { IsStanding: true }) throw RepairProblems.TargetUnknown.AsException();
            RepairEvent.Applied Applied(DateTimeOffset now) => new(now, ActorFor(caller, subjectId), caseId, application.Kind, application.TargetId,
                target.Matter.Item, subjectId, application.ReceivedAt ?? now, caller.Is(Role.Clerk) ? caller.Unit ?? target.DecidingBody : target.DecidingBody,
                target.DecidingBody)
            {
                HasEvidence = application.Evidence.Count > 0,
                Repeats = rejectedFirst,
                Delivery = application.Delivery,
                Opening = RepairOpening.Of(target.Matter),
            };

            // Before anything is kept: a refused application leaves nothing behind.
            await store.CheckAsync(Applied, cancellationToken);
            kept ??= await evidence.KeepAsync(application.Evidence, cancellationToken);
            await index.AddAsync(caseId, Lists(caller, subjectId, target), cancellationToken);
            if (await store.TryOpenAsync(now => new CaseEntry<RepairEvent>(Applied(now), application.Statement, kept), key, cancellationToken, logs) is { } opened)
            {
                return opened;
            }
        }
    }

    // A person may have put a repaired fact in again: then it can be repaired again.
    private async Task<bool> IsStandingAsync(string subjectId, RepairApplication application, CancellationToken cancellationToken) =>
        await targets.FindAsync(application.Kind, subjectId, application.TargetId, cancellationToken) is { IsStanding: true };

    private static IEnumerable<string> Lists(Caller caller, string subjectId, RepairTarget target)
    {
        yield return RepairIndex.AllOpen;
        yield return RepairIndex.OfSubject(subjectId);
        yield return RepairIndex.OfUnit(target.DecidingBody);
        if (caller is { Unit: { } unit } && caller.Is(Role.Clerk)) yield return RepairIndex.OfUnit(unit);
    }

    private static Actor ActorFor(Caller caller, string subjectId) =>
        caller.Is(Role.Clerk) ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, subjectId);
}
