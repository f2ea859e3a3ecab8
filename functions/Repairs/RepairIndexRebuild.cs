using CreditFunctions.Cases;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>Makes the lists of repairs again from the cases themselves.</summary>
internal sealed class RepairIndexRebuild(RepairStore store, RepairIndex index) : CaseIndexRebuild<RepairCase>(store, index, RepairIndex.Table)
{
    /// <inheritdoc />
    protected override IEnumerable<string> ListsOf(RepairCase state)
    {
        var units = RepairIndex.Units(state).Select(unit => state.IsOpen ? CaseIndex.OfUnit(unit) : CaseIndex.ClosedOfUnit(unit));
        string[] open = state.IsOpen || state.Outstanding.Count > 0 ? [CaseIndex.AllOpen] : [];
        return [CaseIndex.OfSubject(state.SubjectId), .. units, .. open];
    }
}
