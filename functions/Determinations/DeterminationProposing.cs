using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Grants;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.Determinations;

/// <summary>提出: whether the unit may, on what it rests, whether it is proportionate; then the case is opened.</summary>
internal sealed class DeterminationProposing(DeterminationStore store, DeterminationIndex index, SubjectIndex subjects, DeterminationRecords records,
    EvidenceStore evidence, UnitRights rights, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>Proposes; the same request again gives the same case. Cost: about 7 round trips, 1 more a record, 3 more a piece of evidence.</summary>
    /// <exception cref="ProblemException">400 <c>disproportionate</c>, <c>invalid-request</c>; 403 <c>determination-beyond-powers</c>.</exception>
    public async Task<OpenedDetermination> ProposeAsync(Caller caller, ReadProposal proposal, RequestKey? key, CancellationToken cancellationToken)
    {
        var unit = caller.RequireUnit();
        var caseId = key is null ? NewId.Make('d') : "d" + pseudonyms.Id("determination", key.Id);
        if (await store.ReadAsync(caseId, cancellationToken) is { } earlier && key?.IsAnsweredBy(earlier.Requests) == true) return new(earlier, []);

        var mayDo = await rights.NowAsync(unit, cancellationToken);
        // Who may determine nothing of the kind learns nothing of anybody, and leaves nothing behind.
        Check(Terms(proposal, string.Empty, proposal.KindOfNew, proposal.Name), mayDo);
        var subjectId = await subjects.FindOrAddAsync(proposal.Subject, proposal.KindOfNew, proposal.Name, cancellationToken);
        var profile = await subjects.ProfileAsync(subjectId, cancellationToken);
        // Made public, if it comes to that, under the name by which the platform knows it, whatever the proposal calls it.
        var terms = Terms(proposal, subjectId, profile?.Kind ?? proposal.KindOfNew, profile?.Name ?? proposal.Name);
        Check(terms, mayDo);
        var restsOn = await records.CheckAsync(terms, cancellationToken);

        var kept = await evidence.KeepAsync(proposal.Evidence, cancellationToken);
        await index.AddAsync(caseId, [CaseIndex.AllOpen, CaseIndex.OfUnit(unit), CaseIndex.OfSubject(subjectId)], cancellationToken);
        var opened = await store.TryOpenAsync(now => new CaseEntry<DeterminationEvent>(
            new DeterminationEvent.Proposed(now, new Actor(unit, caller.Person), caseId, terms, proposal.Facts, proposal.Reasons), null, kept), key, cancellationToken,
            determination => (LedgerEntry.Of(caller, DeterminationAccess.Change) with { SubjectId = subjectId, Detail = "proposed" }).About(determination.CaseId));
        if (opened is not null) return new(opened, restsOn);
        // Sent twice at the same time: the other was first.
        var first = await store.ReadAsync(caseId, cancellationToken) ?? throw DeterminationProblems.Unknown.AsException();
        return key?.IsAnsweredBy(first.Requests) == true ? new(first, restsOn) : throw CommonProblems.KeyReused.AsException();
    }

    private static DeterminationTerms Terms(ReadProposal proposal, string subjectId, SubjectKind kind, string name) => new(subjectId, kind, proposal.Category,
        proposal.Severity, proposal.Basis, proposal.Months, [.. proposal.Measures.Select(proposal.Whole)], proposal.Records)
    {
        PublicName = kind == SubjectKind.Organisation ? name : null,
        PublicCode = kind == SubjectKind.Organisation ? proposal.Subject.Number : null,
    };

    private void Check(DeterminationTerms terms, Rights mayDo)
    {
        var faults = Proportionality.Check(terms, mayDo, ChinaTime.DateOf(clock.GetUtcNow()));
        if (faults.Count > 0) throw DeterminationProblems.Disproportionate(faults).AsException();
    }
}

/// <summary>A determination that is open by now.</summary>
/// <param name="File">The case.</param>
/// <param name="RestsOn">The versions on which it was opened; none where it was opened before.</param>
internal sealed record OpenedDetermination(CaseFile<Determination> File, IReadOnlyList<RecordVersion> RestsOn);
