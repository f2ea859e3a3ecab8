using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Authorisations;

/// <summary>A subject's own authorisations (书面授权, art. 24): what it gave, giving one, revoking one.</summary>
internal sealed class OwnAuthorisationsFunctions(OwnSubject own, AuthorisationStore store, Grantees grantees, ILedger ledger, Pseudonyms pseudonyms,
    TimeProvider clock)
{
    private const string Read = "authorisations", Change = "change-authorisation";

    /// <summary>All that the caller gave, the newest first.</summary>
    /// <remarks>Cost: 1 round trip to find the subject (none for ten minutes after), 1 to read, a share of 1 to log.</remarks>
    [Function("OwnAuthorisations"), AllowedTo(Role.Subject), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/authorisations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var given = subjectId is null ? [] : await store.OfAsync(subjectId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, Read) with { SubjectId = subjectId }, cancellationToken);
        var now = clock.GetUtcNow();
        return new OkObjectResult(new
        {
            authorisations = given.OrderByDescending(one => one.GivenAt).Select(one => AuthorisationAnswer.Of(one, now)),
        });
    }

    /// <summary>授权: 201. The same request under the same <c>Idempotency-Key</c> is the same authorisation.</summary>
    /// <remarks>
    /// Stored, then logged, then answered. Where the log fails it is stored and nobody was told its id, which nobody can guess: it can't be
    /// used before the retry that logs it. Cost: 1 round trip to store, a share of 1 to log; 1 more where it is there already.
    /// </remarks>
    [Function("Authorise"), AllowedTo(Role.Subject), Query(Change)]
    public async Task<IActionResult> GiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/authorisations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<AuthorisationRequest>(request, cancellationToken);
        var now = clock.GetUtcNow();
        var (grantee, items, purpose, period, uses) = body.Read(ChinaTime.DateOf(now));
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var entry = LedgerEntry.Of(caller, Change) with { Items = items, Detail = "given" };
        if (await own.FindAsync(caller, cancellationToken) is not { } subjectId)
        {
            await ledger.AppendAsync(entry with { Outcome = AuthorisationProblems.NothingHeld.Code }, cancellationToken);
            return AuthorisationProblems.NothingHeld;
        }

        var given = new StoredAuthorisation(subjectId, key is null ? NewId.Make('a') : "a" + key.Id,
            new Authorisation(grantees.Of(grantee), items, period, uses), now)
        {
            Written = new WrittenTerms(purpose, body.Grantee!.Name?.Trim(), grantee.IsPersonal ? grantee.Masked : grantee.Number),
            Request = key?.Body,
        };
        if (!await store.TryAddAsync(given, cancellationToken))
        {
            given = (await store.FindAsync(subjectId, given.Id, cancellationToken))!;
            if (given.Request != key?.Body) throw AuthorisationProblems.KeyReused.AsException();
        }

        await ledger.AppendAsync(entry.About(given.Id) with { SubjectId = subjectId }, cancellationToken);
        return new ObjectResult(AuthorisationAnswer.Of(given, now)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>撤销授权: no query that begins after the answer succeeds, for each reads the row that is written here. Again changes nothing.</summary>
    /// <remarks>Stored, then logged: where the log fails it is revoked all the same, and the retry logs it. Cost: 2 round trips, a share of 1 to log.</remarks>
    [Function("RevokeAuthorisation"), AllowedTo(Role.Subject), Query(Change)]
    public async Task<IActionResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/authorisations/{authorisationId}")] HttpRequest request,
        string authorisationId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var entry = LedgerEntry.Of(caller, Change) with { Detail = "revoked" };
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var revoked = subjectId is null ? null : await RevokeAsync(subjectId, authorisationId, cancellationToken);
        if (revoked is null)
        {
            await ledger.AppendAsync(entry with { SubjectId = subjectId, Outcome = AuthorisationProblems.Unknown.Code }, cancellationToken);
            return AuthorisationProblems.Unknown;
        }

        await ledger.AppendAsync(entry.About(revoked.Id) with { SubjectId = subjectId, Items = revoked.Terms.Items }, cancellationToken);
        return new OkObjectResult(AuthorisationAnswer.Of(revoked, clock.GetUtcNow()));
    }

    private async Task<StoredAuthorisation?> RevokeAsync(string subjectId, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await store.FindAsync(subjectId, id, cancellationToken);
            if (stored is null or { Terms.RevokedAt: not null }) return stored;
            var revoked = stored with { Terms = stored.Terms with { RevokedAt = clock.GetUtcNow() } };
            // A single use was made meanwhile: it is in the row, and this is written over the fresh one.
            if (await store.TryUpdateAsync(revoked, cancellationToken)) return revoked;
        }
    }
}
