using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Representations;
using CreditFunctions.Storage;

namespace CreditFunctions.Subjects.Representations;

/// <summary>Puts representations on file and takes them off, for whoever files them; each stored, then logged, and only then answered.</summary>
/// <remarks>Where the log fails after a representation was stored, the retry finds it and logs it; what is done by it is logged by itself.</remarks>
internal sealed class Representatives(RepresentationStore store, SubjectIndex subjects, ILedger ledger, Pseudonyms pseudonyms, TimeProvider clock)
{
    internal const string Change = "change-representation";

    /// <summary>Files one. The same again is the same one. Cost: 1 to 3 round trips to find both, 2 to store, a share of 1 to log.</summary>
    /// <exception cref="ProblemException">404 <c>subject-not-found</c>; 400: the rules are against it; 409 <c>representation-revoked</c>.</exception>
    public async Task<StoredRepresentation> FileAsync(Caller caller, string? subjectId, Filer filer, FiledRepresentation filed, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(caller, Change) with { SubjectId = subjectId, Detail = "filed" };
        var profile = OpaqueId.Is(subjectId) ? await subjects.ProfileAsync(subjectId, cancellationToken) : null;
        if (profile is null) throw await RefusedAsync(entry, RepresentationProblems.SubjectUnknown, cancellationToken);
        var person = await subjects.FindOrAddAsync(filed.Person, SubjectKind.NaturalPerson, filed.Name, cancellationToken);
        if (RepresentationRules.WhyNot(filed.Kind, profile.Kind, filer, person == profile.SubjectId) is { } why)
        {
            throw await RefusedAsync(entry, RepresentationProblems.NotAllowed(why), cancellationToken);
        }

        var terms = new Representation(person, filed.Kind, filed.Scope, filed.Period);
        var id = "e" + pseudonyms.Id("representation", profile.SubjectId, person, $"{filed.Kind} {string.Join(',', filed.Scope)} {filed.Period}", filed.EvidenceSha256);
        var one = new StoredRepresentation(profile.SubjectId, id, terms, filed.EvidenceSha256, clock.GetUtcNow(), filer == Filer.Window ? caller.RequireUnit() : null);
        if (!await store.TryAddAsync(one, cancellationToken))
        {
            one = (await store.FindAsync(one.SubjectId, id, cancellationToken))!;
            if (one.Terms.RevokedAt is not null) throw await RefusedAsync(entry, RepresentationProblems.Revoked, cancellationToken);
        }

        await ledger.AppendAsync(entry with { Reference = id }, cancellationToken);
        return one;
    }

    /// <summary>Revokes one: nothing that begins after the answer is done by it. Again changes nothing. Cost: 2 round trips, a share of 1 to log.</summary>
    /// <exception cref="ProblemException">404 <c>representation-not-found</c>.</exception>
    public async Task<StoredRepresentation> RevokeAsync(Caller caller, string? subjectId, string id, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(caller, Change) with { SubjectId = subjectId, Detail = "revoked" };
        while (true)
        {
            if (subjectId is null || await store.FindAsync(subjectId, id, cancellationToken) is not { } one)
            {
                throw await RefusedAsync(entry, RepresentationProblems.Unknown, cancellationToken);
            }

            var revoked = one.Terms.RevokedAt is not null ? one : one with { Terms = one.Terms with { RevokedAt = clock.GetUtcNow() } };
            if (revoked != one && !await store.TryUpdateAsync(revoked, cancellationToken)) continue;
            await ledger.AppendAsync(entry with { Reference = id }, cancellationToken);
            return revoked;
        }
    }

    /// <summary>Today in China.</summary>
    public DateOnly Today() => ChinaTime.DateOf(clock.GetUtcNow());

    private async Task<ProblemException> RefusedAsync(LedgerEntry entry, Problem problem, CancellationToken cancellationToken)
    {
        await ledger.AppendAsync(entry with { Outcome = problem.Code }, cancellationToken);
        return problem.AsException();
    }
}
