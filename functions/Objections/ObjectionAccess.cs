using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Subjects;

namespace CreditFunctions.Objections;

/// <summary>Who may see an objection: its applicant, the bodies that take part, the authority.</summary>
internal sealed class ObjectionAccess(ObjectionStore store, OwnSubject own, ILedger ledger) : CaseAccess<ObjectionCase>(store, own, ledger, What)
{
    internal const string What = "case";

    /// <inheritdoc />
    protected override string SubjectOf(ObjectionCase state) => state.SubjectId;

    /// <inheritdoc />
    protected override bool TakesPart(Caller caller, ObjectionCase state) =>
        caller.Unit is { } unit && ObjectionLists.Units(state).Contains(unit) && (caller.Is(Role.Handler) || caller.Is(Role.Clerk));
}
