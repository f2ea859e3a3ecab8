using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Held;

/// <summary>Who may see a held row: the unit that sent it, the body that decided the matter, the authority. Who may decide: the latter two.</summary>
internal sealed class HeldRowAccess(HeldRowStore held, ILedger ledger)
{
    internal const string What = "held-row";

    /// <summary>The row, for a caller that may see it; in the ledger before it is shown.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>held-row-not-found</c>: unknown, or another's.</exception>
    public async Task<HeldRow> ToReadAsync(Caller caller, string receiptId, int row, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(receiptId, row, cancellationToken);
        var visible = stored is not null && (MayDecide(caller, stored.Row) || (caller.Is(Role.Provider) && caller.Unit == stored.Row.Provider));
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = stored?.Row.Draft.SubjectId,
            Items = visible ? [stored!.Row.Draft.Item] : [],
            Reference = stored?.Row.Id,
            Outcome = visible ? LedgerEntry.Answered : HeldRowProblems.Unknown.Code,
        }, cancellationToken);
        return visible ? stored!.Row : throw HeldRowProblems.Unknown.AsException();
    }

    /// <summary>The row as it is stored, for a caller that may decide on it; a refused attempt is in the ledger.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>held-row-not-found</c>: unknown, or another's.</exception>
    public async Task<StoredHeldRow> ToDecideAsync(Caller caller, string receiptId, int row, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(receiptId, row, cancellationToken);
        if (stored is not null && MayDecide(caller, stored.Row)) return stored;
        throw (await RefuseAsync(caller, stored?.Row, HeldRowProblems.Unknown, cancellationToken)).AsException();
    }

    /// <summary>Logs that a decision was refused.</summary>
    public async Task<Problem> RefuseAsync(Caller caller, HeldRow? row, Problem problem, CancellationToken cancellationToken)
    {
        await ledger.AppendAsync(LedgerEntry.Of(caller, HeldRowCarrying.What) with
        {
            SubjectId = row?.Draft.SubjectId,
            Reference = row?.Id,
            Outcome = problem.Code,
        }, cancellationToken);
        return problem;
    }

    private static bool MayDecide(Caller caller, HeldRow row) =>
        caller.Is(Role.Authority) || (caller.Is(Role.Handler) && caller.Unit == row.DecidingBody);

    private async Task<StoredHeldRow?> FindAsync(string receiptId, int row, CancellationToken cancellationToken) =>
        OpaqueId.Is(receiptId) ? await held.FindAsync(receiptId, row, cancellationToken) : null;
}
