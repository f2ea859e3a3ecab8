using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Objections;

/// <summary>受理: finds the record, the bodies in charge and what came before, and opens the case.</summary>
internal sealed class ObjectionFiling(ObjectionStore store, ObjectionIndex index, RecordStore records, EvidenceStore evidence,
    Pseudonyms pseudonyms, IOptions<ObjectionOptions> options)
{
    /// <summary>The record that is objected to: one that its subject sees, what is repaired and annotated too. Cost: 1 round trip.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>record-not-found</c>.</exception>
    public async Task<RecordVersion> FindAsync(string subjectId, string recordId, CancellationToken cancellationToken) =>
        await records.FindAsync(subjectId, recordId, cancellationToken) is { } record && (record.IsLive || record.IsRepaired)
            ? record.Newest : throw ObjectionProblems.RecordUnknown.AsException();

    /// <summary>Opens an objection, or finds the one that the same request opened. Cost: about 4 round trips, 3 more a piece of evidence, 2 more for each earlier objection to the record.</summary>
    public async Task<CaseFile<ObjectionCase>> OpenAsync(Caller caller, RecordVersion record, FiledObjection filed, RequestKey? key,
        Func<ObjectionCase, LedgerEntry> logs, CancellationToken cancellationToken)
    {
        var subjectId = record.SubjectId;
        var (decider, verifier) = BodiesFor(record);
        IReadOnlyList<Evidence>? kept = null;

        // A record's objections are numbered: the id of the next follows, and of two filed at once one finds it taken.
        var before = new EarlierObjections();
        for (var number = 1; ; )
        {
            var caseId = CaseId(filed.RecordId, number);
            if (await store.ReadAsync(caseId, cancellationToken) is { } earlier)
            {
                if (key?.IsAnsweredBy(earlier.Requests) == true) return earlier;
                if (earlier.Case.IsOpen) throw ObjectionProblems.Running(caseId).AsException();
                before.Add(earlier.Case, await store.HistoryAsync(caseId, cancellationToken));
                number++;
                continue;
            }

            // Before anything is kept: a refused objection leaves nothing behind.
            await store.CheckAsync(Filed, cancellationToken);
            kept ??= await evidence.KeepAsync(filed.Evidence, cancellationToken);
            await index.AddAsync(caseId, Lists(subjectId, decider, verifier, caller), cancellationToken);
            var opened = await store.TryOpenAsync(now => new CaseEntry<ObjectionEvent>(Filed(now) with { Repeats = before.Repetition(kept) }, filed.Statement, kept),
                key, cancellationToken, logs);
            if (opened is not null) return opened;

            ObjectionEvent.Filed Filed(DateTimeOffset now) => new(now, ActorFor(caller, subjectId), caseId, filed.RecordId, subjectId, filed.ReceivedAt ?? now,
                caller.Is(Role.Clerk) ? caller.Unit ?? decider : decider, decider)
            {
                VerifyingUnit = verifier,
                Delivery = filed.Delivery,
            };
        }
    }

    /// <summary>Public information: its provider decides, by its own power (依据管理权限). Market information: the authority decides, the provider verifies.</summary>
    private (string Decider, string? Verifier) BodiesFor(RecordVersion record)
    {
        if (CatalogueItems.Find(record.Item)?.Kind != ItemKind.Market) return (record.Provider, null);
        return options.Value.AuthorityUnit is { Length: > 0 } authority
            ? (authority, record.Provider) : throw ObjectionProblems.AuthorityUnset.AsException();
    }

    private string CaseId(string recordId, int number) =>
        "o" + pseudonyms.Id("objection", recordId, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<string> Lists(string subjectId, string decider, string? verifier, Caller caller)
    {
        yield return ObjectionIndex.AllOpen;
        yield return ObjectionIndex.OfSubject(subjectId);
        yield return ObjectionIndex.OfUnit(decider);
        if (verifier is not null) yield return ObjectionIndex.OfUnit(verifier);
        if (caller is { Unit: { } unit } && caller.Is(Role.Clerk)) yield return ObjectionIndex.OfUnit(unit);
    }

    private static Actor ActorFor(Caller caller, string subjectId) =>
        caller.Is(Role.Clerk) ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, subjectId);
}
