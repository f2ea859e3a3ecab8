using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions;

/// <summary>What the authority that started an action does to it.</summary>
internal sealed class AuthorityActs(JointActionStore store, ILedger ledger)
{
    /// <summary>Lets the caller act on an action of its own authority; where it is refused, that is logged. Cost: 1 read by key; a share of 1 to log a refusal.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>joint-action-not-found</c>; 403 <c>not-your-action</c>; what the act is refused for.</exception>
    public Task<T> ActAsync<T>(Caller caller, string actionId, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        JointAction? action = null;
        return ledger.LogRefusalOfAsync(() => Task.FromResult(RefusalOf(caller, actionId, action)), async () =>
        {
            action = OpaqueId.Is(actionId) ? (await store.ReadAsync(actionId, cancellationToken))?.Case : null;
            if (action is null) throw JointActionProblems.Unknown.AsException();
            if (action.Authority != caller.RequireUnit()) throw JointActionProblems.Of(JointRefusals.OtherAuthority).AsException();
            return await act();
        }, cancellationToken);
    }

    // What is no id was written by the caller: it might be anything, a person's number too.
    private static LedgerEntry RefusalOf(Caller caller, string actionId, JointAction? action) =>
        (LedgerEntry.Of(caller, MeasureEntries.Change) with { SubjectId = action?.SubjectId }).About(OpaqueId.IsMade(actionId) ? actionId : "-");
}
