using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>How an act on a determination is carried out: read, check, store with its event, log, follow up, answer.</summary>
internal sealed class DeterminationAct(DeterminationAccess access, DeterminationStore store, DeterminationEnding ending, DeterminationView view, ILedger ledger,
    Pseudonyms pseudonyms)
{
    /// <summary>Carries out an act; a refused one is logged too. Stored with its entry for the ledger, which whoever comes next appends. Cost: about 5 round trips, and a share of 1 to log.</summary>
    /// <param name="request">The request.</param>
    /// <param name="determinationId">The case.</param>
    /// <param name="client">Rings.</param>
    /// <param name="what">As the ledger calls it, such as <c>decided</c>.</param>
    /// <param name="prepare">Checks the body and gives what makes the entry from the time and who acts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> RunAsync<T>(HttpRequest request, string determinationId, DurableTaskClient client, string what,
        Func<T, ActOn, Task<Func<DateTimeOffset, Actor, CaseEntry<DeterminationEvent>>>> prepare, CancellationToken cancellationToken)
        where T : class
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<T>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        VisibleCase<Determination>? visible = null;
        var file = await ledger.LogRefusalOfAsync(async () =>
        {
            if (visible is not null) await store.LogAsync(visible.File, ledger, cancellationToken);
            return Entry(caller, visible?.File.Case, determinationId, what);
        }, async () =>
        {
            visible = await access.ToActAsync(caller, determinationId, cancellationToken);
            var by = visible.ActorFor(caller);
            var entry = await prepare(body, new ActOn(visible.File.Case, key?.IsAnsweredBy(visible.File.Requests) == true));
            return await store.ApplyAsync(determinationId, (now, _) => entry(now, by), key, cancellationToken,
                determination => Entry(caller, determination, determinationId, what));
        }, cancellationToken);

        try
        {
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            // Stored, it is so: what rests on what ended is told, though the ledger be down; the orchestration appends the entry.
            await ending.FollowAsync(file.Case, client, CancellationToken.None);
        }

        return new OkObjectResult(await view.SummaryAsync(file.Case, cancellationToken));
    }

    private static LedgerEntry Entry(Caller caller, Determination? of, string caseId, string what) =>
        (LedgerEntry.Of(caller, DeterminationAccess.Change) with { SubjectId = of?.Terms.SubjectId, Detail = what }).About(OpaqueId.IsMade(caseId) ? caseId : "-");
}

/// <summary>On what an act acts.</summary>
/// <param name="Case">The case as it was read.</param>
/// <param name="IsAnswered">True where this request was answered before: nothing is kept twice.</param>
internal sealed record ActOn(Determination Case, bool IsAnswered);
