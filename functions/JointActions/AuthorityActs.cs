using CreditFunctions.Access;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions;

/// <summary>The action of the caller's own authority, to act on.</summary>
internal sealed class AuthorityActs(BoardReader boards)
{
    /// <summary>The board. Cost: 1 round trip.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>joint-action-not-found</c>; 403 <c>not-your-action</c>.</exception>
    public async Task<ActionBoard> OpenAsync(Caller caller, string actionId, CancellationToken cancellationToken)
    {
        var board = await boards.ReadAsync(actionId, cancellationToken) ?? throw JointActionProblems.Unknown.AsException();
        return board.Action.Authority == caller.RequireUnit() ? board : throw JointActionProblems.Of(JointRefusals.OtherAuthority).AsException();
    }
}
