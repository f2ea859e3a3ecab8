using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Consents;

/// <summary>Registers consents. Stored, then logged, and only then marked as logged: until then nothing rests on it, whatever crashes between.</summary>
/// <remarks>Cost: 2 round trips to check the evidence, 2 to store (3 for a guardian's), a share of 1 to log, 1 to mark.</remarks>
internal sealed class ConsentRegister(ConsentStore store, EvidencePurposes evidence, ILedger ledger)
{
    public const string Change = "change-consent";

    /// <summary>Registers a consent; the same request again is the same consent.</summary>
    /// <exception cref="ProblemException">409 <c>consent-bundled</c>, logged as refused; 409: the id was used for another request.</exception>
    public async Task<StoredConsent> AddAsync(Caller caller, StoredConsent consent, IReadOnlyList<string> offeredOneByOne, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(caller, Change) with
        {
            SubjectId = consent.SubjectId,
            Items = consent.Terms.Items,
            Detail = "given-" + consent.Terms.Form.ToString().ToLowerInvariant(),
        };
        var purpose = new ServedPurpose(consent.Terms.Purpose, offeredOneByOne);
        if (!await evidence.TryTakeAsync(consent.Terms.Provider, consent.Evidence.Sha256, purpose, cancellationToken))
        {
            await RefuseAsync(entry, ConsentProblems.Bundled, cancellationToken);
        }

        if (!await store.TryAddAsync(consent, cancellationToken))
        {
            var there = (await store.FindAsync(consent.SubjectId, consent.Id, cancellationToken))!;
            if (there.Request != consent.Request) throw ConsentProblems.KeyReused.AsException();
            consent = there;
        }

        while (!consent.IsLogged)
        {
            await ledger.AppendAsync(entry.About(consent.Id), cancellationToken);
            var fresh = (await store.FindAsync(consent.SubjectId, consent.Id, cancellationToken))!;
            var logged = fresh with { IsLogged = true };
            consent = fresh.IsLogged || await store.TryUpdateAsync(logged, cancellationToken) ? logged : fresh;
        }

        return consent;
    }

    /// <summary>Logs a refused attempt, and refuses it.</summary>
    public async Task RefuseAsync(LedgerEntry entry, Problem problem, CancellationToken cancellationToken)
    {
        await ledger.AppendAsync(entry with { Outcome = problem.Code }, cancellationToken);
        throw problem.AsException();
    }
}
