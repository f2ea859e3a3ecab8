using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Subjects;

namespace CreditFunctions.Determinations;

/// <summary>Who may see a determination: determiners of its unit, the authority, its subject.</summary>
internal sealed class DeterminationAccess(DeterminationStore store, OwnSubject own, ILedger ledger)
    : CaseAccess<Determination>(store, own, ledger, What)
{
    internal const string What = "determination", Change = "change-determination";

    /// <inheritdoc />
    protected override string SubjectOf(Determination state) => state.Terms.SubjectId;

    /// <inheritdoc />
    protected override bool TakesPart(Caller caller, Determination state) => caller.Is(Role.Determiner) && caller.Unit == state.Unit;
}
