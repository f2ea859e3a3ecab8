using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.Authorisations;

/// <summary>经书面授权查询 (art. 24): a body or a person queries what a subject authorised it to.</summary>
/// <remarks>
/// The authorisation's own row is read in each query, and for a single use written, before anything is read for the answer. A crash after that
/// write and before the answer: the grantee makes the same request, by the same <c>Idempotency-Key</c> or else the same <c>matter</c>, within
/// <see cref="AuthorisedUse.Repeatable"/>. Every refusal has the same answer.
/// Cost: 3 round trips (authorisation, profile, records), 1 more for a single use, a share of 1 to log.
/// </remarks>
internal sealed class AuthorisedQuery(AuthorisationStore store, Grantees grantees, SubjectIndex subjects, RecordQuery query, ILedger ledger,
    Pseudonyms pseudonyms, TimeProvider clock)
{
    private const string What = "authorised";
    private const int LongestKey = 200, LongestMatter = 100;

    public async Task<IActionResult> RunAsync(HttpRequest request, string subjectId, string authorisationId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var matter = Text(request.Query["matter"], LongestMatter);
        var entry = LedgerEntry.Of(caller, What) with { Matter = matter };
        var (stored, decision) = await UseAsync(caller, subjectId, authorisationId, Name(request, caller, matter), cancellationToken);
        if (stored is null || !decision.IsAllowed())
        {
            await ledger.AppendAsync(entry with
            {
                // What a caller made up is no reference; what it was refused, its subject shall see.
                SubjectId = stored?.SubjectId,
                Reference = stored?.Id,
                Detail = stored is null ? null : decision.ToString(),
                Outcome = AuthorisationProblems.Unknown.Code,
            }, cancellationToken);
            return AuthorisationProblems.Unknown;
        }

        var profile = await subjects.ProfileAsync(subjectId, cancellationToken);
        var records = await query.AuthorisedAsync(subjectId, stored.Terms.Items, entry with { Reference = stored.Id }, cancellationToken);
        return new OkObjectResult(new
        {
            subjectId,
            kind = profile?.Kind,
            name = profile?.Name,
            authorisation = stored.Id,
            purpose = stored.Written.Purpose,
            items = stored.Terms.Items,
            asOf = ChinaTime.At(clock.GetUtcNow()),
            records,
        });
    }

    private async Task<(StoredAuthorisation? Stored, UseDecision Decision)> UseAsync(Caller caller, string subjectId, string authorisationId, string? name,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await store.FindAsync(subjectId, authorisationId, cancellationToken);
            if (stored is null) return (null, UseDecision.NotGrantee);
            var now = clock.GetUtcNow();
            var decision = AuthorisedUse.Decide(stored.Terms, grantees.Of(caller), now, name);
            if (decision != UseDecision.Consume) return (stored, decision);
            var used = stored with { Terms = stored.Terms with { UsedAt = now, UsedFor = name } };
            if (await store.TryUpdateAsync(used, cancellationToken)) return (used, decision);
            // Somebody used or revoked it meanwhile: decide on what stands now.
        }
    }

    private string? Name(HttpRequest request, Caller caller, string? matter) =>
        Text(request.Headers["Idempotency-Key"], LongestKey) is { } key ? pseudonyms.Id("authorised-use", caller.Person, "key", key)
        : matter is not null ? pseudonyms.Id("authorised-use", caller.Person, "matter", matter) : null;

    private static string? Text(string? value, int longest) =>
        value?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, longest)] : null;
}
