using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>Effective determinations as grounds of punishments; and what happens to them when a record under them ends.</summary>
/// <remarks>The rooms are told of an ended ground by <see cref="EndedGrounds"/>, which knows this room: it is asked for when it is needed.</remarks>
internal sealed class DeterminationGrounds(DeterminationStore store, DeterminationIndex index, Lazy<DeterminationEnding> ending, TimeProvider clock)
    : IGroundSource, IRestsOnGrounds
{
    /// <inheritdoc />
    /// <remarks>Listed today, whatever an orchestration has noted yet. Cost: 1 round trip.</remarks>
    public async Task<Ground?> FindAsync(string subjectId, string groundId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(groundId) || await store.ReadAsync(groundId, cancellationToken) is not { Case: var determination }) return null;
        var (terms, today) = (determination.Terms, ChinaTime.DateOf(clock.GetUtcNow()));
        return terms.SubjectId != subjectId || !determination.IsListedOn(today) ? null
            : new Ground(groundId, GroundKind.Determination, subjectId, terms.SubjectKind, Polarity.Negative, terms.Severity, determination.Unit, null)
            {
                DecidedOn = determination.DecidedAt is { } decided ? ChinaTime.DateOf(decided) : null,
                Until = determination.Until,
            };
    }

    /// <inheritdoc />
    /// <remarks>A record whose time is over was right: what was found on it stands until its own end. Cost: 1 round trip, 1 more after a repair, and 1 for each
    /// determination about the subject.</remarks>
    public async Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (ended.Cause == GroundEnd.Expired) return;
        if (ended.Cause == GroundEnd.Repaired && await store.ReadAsync(ended.GroundId, cancellationToken) is { Case: { Outstanding.Count: > 0 } repaired })
        {
            // Whoever repaired it had nobody to ring.
            await client.RingAsync(repaired, cancellationToken);
            return;
        }

        foreach (var caseId in await index.ListAsync(CaseIndex.OfSubject(ended.SubjectId), cancellationToken))
        {
            if (await store.ReadAsync(caseId, cancellationToken) is not { Case: var determination }) continue;
            if (!determination.Terms.Records.Contains(ended.GroundId)) continue;
            var file = await store.ApplyAsync(caseId, (now, _) => new CaseEntry<DeterminationEvent>(
                new DeterminationEvent.RecordEnded(now, Actor.System, ended.GroundId, ended.Cause == GroundEnd.Repaired, ended.Reference)), null, cancellationToken);
            await ending.Value.FollowAsync(file.Case, client, cancellationToken);
        }
    }
}
