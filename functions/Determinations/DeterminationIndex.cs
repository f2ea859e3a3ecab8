using CreditFunctions.Cases;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>The lists of determinations.</summary>
internal sealed class DeterminationIndex(StorageAccount account) : CaseIndex(account, Table)
{
    internal const string Table = "DeterminationIndex";
}

/// <summary>Makes the lists again from the cases themselves.</summary>
internal sealed class DeterminationIndexRebuild(DeterminationStore store, DeterminationIndex index, SevereList severe) : IRebuiltIndex
{
    /// <inheritdoc />
    public string Table => DeterminationIndex.Table;

    /// <inheritdoc />
    /// <remarks>Cost: 1 round trip a thousand cases, and about 4 a case. A case that closes meanwhile is taken off again by its orchestration.</remarks>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var caseId in store.IdsAsync(cancellationToken))
        {
            if (await store.ReadAsync(caseId, cancellationToken) is not { Case: var determination }) continue;
            string[] lists = determination.IsOpen ? [CaseIndex.AllOpen, CaseIndex.OfUnit(determination.Unit)] : [CaseIndex.ClosedOfUnit(determination.Unit)];
            await index.AddAsync(caseId, [CaseIndex.OfSubject(determination.Terms.SubjectId), .. lists], cancellationToken);
            if (determination.Stage == DeterminationStage.Listed && determination.CanBeOnSevereList) await severe.AddAsync(caseId, cancellationToken);
            count++;
        }

        return count;
    }
}
