using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Storage;

namespace CreditFunctions.Grants;

/// <summary>Proposes, approves and revokes grants: regulation/ decides, this stores and logs.</summary>
/// <remarks>
/// Nothing rests on a change that is not in the query log. A proposal gives nothing. An approval is stored, then logged, and only then comes
/// into force: where the log fails, the grant gives nothing until the approver, who was answered 503, tries again. A revocation takes
/// effect as it is stored, before it is logged, for what it takes away nobody can rest on; tried again it is logged again.
/// </remarks>
internal sealed class GrantActs(GrantStore store, ILedger ledger, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>As the log calls a change of a grant, and an attempt at one.</summary>
    public const string What = "change-grant";

    /// <summary>Stores a proposal. The same person's same terms, or key, again: the same grant. Cost: 2 round trips, a share of 1 to log.</summary>
    /// <exception cref="ProblemException">403 <c>outside-area</c>; 409 <c>idempotency-key-reused</c>.</exception>
    public async Task<GrantFile> ProposeAsync(Caller caller, GrantTerms terms, string? key, CancellationToken cancellationToken)
    {
        if (!AuthorityArea.Covers(caller.Area, terms)) await RefuseAsync(caller, null, GrantProblems.Of(GrantRefusal.OutsideArea), cancellationToken);
        while (true)
        {
            var again = key is null
                ? await SameAsync(caller, terms, cancellationToken)
                : await store.ReadAsync(GrantId.Of(terms.Unit, caller.Person, key, pseudonyms), cancellationToken);
            if (again is not null && GrantRow.HashOf(again.Newest.Terms) != GrantRow.HashOf(terms)) throw GrantProblems.KeyReused.AsException();
            var grant = again?.Newest ?? new Grant(key is null ? GrantId.New(terms.Unit) : GrantId.Of(terms.Unit, caller.Person, key, pseudonyms),
                terms, GrantStatus.Proposed, Sign(caller));
            if (again is null && !await store.TryAddAsync(grant, 1, cancellationToken)) continue;
            if (grant.Status == GrantStatus.Proposed) await LogAsync(caller, grant, "proposed", cancellationToken);
            return again ?? new GrantFile(UnitGrants.Nothing(terms.Unit), [new GrantVersion(1, grant.Proposed.At, grant)]);
        }
    }

    /// <summary>Approves a proposal by a second person and puts it in force. Cost: 4 round trips, a share of 1 to log.</summary>
    /// <exception cref="ProblemException">403 <c>four-eyes</c>, <c>outside-area</c>; 404; 409.</exception>
    public async Task<GrantFile> ApproveAsync(Caller caller, string grantId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var file = await OpenAsync(caller, grantId, cancellationToken);
            var (next, refusal) = GrantTransitions.Approve(file.Newest, Sign(caller), Today());
            if (refusal is null && next.Status != GrantStatus.InForce && !GrantTransitions.Fits(StillInForce(file), next)) refusal = GrantRefusal.TooMany;
            if (refusal is { } why) await RefuseAsync(caller, grantId, GrantProblems.Of(why), cancellationToken);
            if (next.Status == GrantStatus.InForce) return file;
            // What stands approved was not logged, or not put in force: that is done now.
            if (!ReferenceEquals(next, file.Newest) && !await store.TryAddAsync(next, file.Versions.Count + 1, cancellationToken)) continue;
            await LogAsync(caller, next, "approved", cancellationToken);
            return await PutInForceAsync(grantId, cancellationToken);
        }
    }

    /// <summary>Takes a grant back, or drops a proposal; it counts at once. Cost: 2 round trips, a share of 1 to log.</summary>
    /// <exception cref="ProblemException">400: no reason; 403 <c>outside-area</c>; 404; 409.</exception>
    public async Task<GrantFile> RevokeAsync(Caller caller, string grantId, string reason, CancellationToken cancellationToken)
    {
        while (true)
        {
            var file = await OpenAsync(caller, grantId, cancellationToken);
            var (next, refusal) = GrantTransitions.Revoke(file.Newest, Sign(caller), reason);
            if (refusal is { } why) await RefuseAsync(caller, grantId, GrantProblems.Of(why), cancellationToken);
            if (!ReferenceEquals(next, file.Newest))
            {
                var left = file.Unit with { InForce = [.. StillInForce(file).Where(grant => grant.GrantId != grantId)] };
                if (!await store.TryChangeAsync(file, next, left, cancellationToken)) continue;
                file = file with { Versions = [.. file.Versions, new GrantVersion(file.Versions.Count + 1, next.Revoked!.At, next)] };
            }

            await LogAsync(caller, next, "revoked", cancellationToken);
            return file;
        }
    }

    private async Task<GrantFile> PutInForceAsync(string grantId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var file = (await store.ReadAsync(grantId, cancellationToken))!;
            var next = GrantTransitions.PutInForce(file.Newest);
            if (ReferenceEquals(next, file.Newest)) return file;
            if (!GrantTransitions.Fits(StillInForce(file), next)) throw GrantProblems.Of(GrantRefusal.TooMany).AsException();
            var inForce = new UnitGrants(file.Unit.Unit, EverGranted: true, [.. StillInForce(file), next], null);
            if (!await store.TryChangeAsync(file, next, inForce, cancellationToken)) continue;
            return file with { Versions = [.. file.Versions, new GrantVersion(file.Versions.Count + 1, clock.GetUtcNow(), next)] };
        }
    }

    private async Task<GrantFile> OpenAsync(Caller caller, string grantId, CancellationToken cancellationToken)
    {
        var file = await store.ReadAsync(grantId, cancellationToken) ?? throw GrantProblems.Unknown.AsException();
        if (!AuthorityArea.Covers(caller.Area, file.Newest.Terms))
        {
            await RefuseAsync(caller, grantId, GrantProblems.Of(GrantRefusal.OutsideArea), cancellationToken);
        }

        return file;
    }

    private async Task<GrantFile?> SameAsync(Caller caller, GrantTerms terms, CancellationToken cancellationToken)
    {
        var hash = GrantRow.HashOf(terms);
        var (inForce, grants) = await store.OfUnitAsync(terms.Unit, cancellationToken);
        return grants.FirstOrDefault(grant => grant.Status == GrantStatus.Proposed && grant.Proposed.Person == caller.Person && GrantRow.HashOf(grant.Terms) == hash)
            is { } same ? new GrantFile(inForce, [new GrantVersion(1, same.Proposed.At, same)]) : null;
    }

    private List<Grant> StillInForce(GrantFile file) => [.. file.Unit.InForce.Where(grant => Today() <= grant.Terms.Until)];

    private Task LogAsync(Caller caller, Grant grant, string what, CancellationToken cancellationToken) =>
        ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            Reference = grant.GrantId,
            Items = [.. grant.Terms.Items.Concat(grant.Terms.Purposes.SelectMany(purpose => purpose.Items)).Distinct()],
            Detail = $"{what} sha256:{GrantRow.HashOf(grant.Terms)}",
        }, cancellationToken);

    private async Task RefuseAsync(Caller caller, string? grantId, Problem problem, CancellationToken cancellationToken)
    {
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with { Reference = grantId, Outcome = problem.Code }, cancellationToken);
        throw problem.AsException();
    }

    private Signature Sign(Caller caller) => new(caller.Person, caller.Unit, clock.GetUtcNow(), pseudonyms.KeyOfPersons);

    private DateOnly Today() => ChinaTime.DateOf(clock.GetUtcNow());
}
