using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>Makes the lists of objections again from the cases themselves.</summary>
internal sealed class ObjectionIndexRebuild(ObjectionStore store, ObjectionIndex index) : CaseIndexRebuild<ObjectionCase>(store, index, ObjectionIndex.Table)
{
    /// <inheritdoc />
    protected override IEnumerable<string> ListsOf(ObjectionCase state)
    {
        var units = ObjectionLists.Units(state).Select(unit => state.IsOpen ? CaseIndex.OfUnit(unit) : CaseIndex.ClosedOfUnit(unit));
        string[] open = state.IsOpen ? [CaseIndex.AllOpen] : [];
        return [CaseIndex.OfSubject(state.SubjectId), .. units, .. open];
    }
}
