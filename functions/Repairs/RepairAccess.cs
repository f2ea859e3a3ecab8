using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Subjects;

namespace CreditFunctions.Repairs;

/// <summary>Who may see a repair: its applicant, the bodies that take part, the authority.</summary>
internal sealed class RepairAccess(RepairStore store, OwnSubject own, ILedger ledger) : CaseAccess<RepairCase>(store, own, ledger, What)
{
    internal const string What = "repair";

    /// <inheritdoc />
    protected override string SubjectOf(RepairCase state) => state.SubjectId;

    /// <inheritdoc />
    protected override bool TakesPart(Caller caller, RepairCase state) =>
        caller.Unit is { } unit && RepairIndex.Units(state).Contains(unit) && (caller.Is(Role.Handler) || caller.Is(Role.Clerk));
}
