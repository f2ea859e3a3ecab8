using CreditFunctions.Cases;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>The lists of determinations.</summary>
internal sealed class DeterminationIndex(StorageAccount account) : CaseIndex(account, Table)
{
    internal const string Table = "DeterminationIndex";
}

/// <summary>Makes the lists again from the cases themselves, the severe list too.</summary>
internal sealed class DeterminationIndexRebuild(DeterminationStore store, DeterminationIndex index, SevereList severe)
    : CaseIndexRebuild<Determination>(store, index, DeterminationIndex.Table)
{
    /// <inheritdoc />
    protected override IEnumerable<string> ListsOf(Determination state)
    {
        string[] lists = state.IsOpen ? [CaseIndex.AllOpen, CaseIndex.OfUnit(state.Unit)] : [CaseIndex.ClosedOfUnit(state.Unit)];
        return [CaseIndex.OfSubject(state.Terms.SubjectId), .. lists];
    }

    /// <inheritdoc />
    protected override async Task AddAsync(string caseId, Determination state, CancellationToken cancellationToken)
    {
        await base.AddAsync(caseId, state, cancellationToken);
        if (state.Stage == DeterminationStage.Listed && state.CanBeOnSevereList) await severe.AddAsync(caseId, cancellationToken);
    }
}
