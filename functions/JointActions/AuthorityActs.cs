using CreditFunctions.Access;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions;

/// <summary>The action of the caller's own authority, to act on.</summary>
internal sealed class AuthorityActs(BoardReader boards, JointActionStore store)
{
    /// <summary>The action with all its units. Cost: 1 round trip.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>joint-action-not-found</c>; 403 <c>not-your-action</c>.</exception>
    public async Task<ActionBoard> OpenAsync(Caller caller, string actionId, CancellationToken cancellationToken)
    {
        var board = await boards.ReadAsync(actionId, cancellationToken);
        Require(caller, board?.Action);
        return board!;
    }

    /// <summary>That it is theirs, for an act that reads the rest itself. Cost: 1 read by key.</summary>
    /// <exception cref="Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public async Task RequireOwnAsync(Caller caller, string actionId, CancellationToken cancellationToken) =>
        Require(caller, OpaqueId.Is(actionId) ? (await store.ReadAsync(actionId, cancellationToken))?.Case : null);

    private static void Require(Caller caller, JointAction? action)
    {
        if (action is null) throw JointActionProblems.Unknown.AsException();
        if (action.Authority != caller.RequireUnit()) throw JointActionProblems.Of(JointRefusals.OtherAuthority).AsException();
    }
}
