using CreditFunctions.Access;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>Finds a receipt for a caller: its own provider, or the authority. For everybody else there is none.</summary>
internal sealed class ReceiptAccess(ReceiptStore receipts)
{
    /// <exception cref="Problems.ProblemException">404 <c>receipt-not-found</c>: unknown, or another's.</exception>
    public async Task<SubmissionReceipt> ReadAsync(Caller caller, string receiptId, CancellationToken cancellationToken) =>
        await FindAsync(caller, receiptId, cancellationToken) ?? throw SubmissionProblems.ReceiptNotFound.AsException();

    /// <summary>The receipt, or null: unknown, or another's.</summary>
    public async Task<SubmissionReceipt?> FindAsync(Caller caller, string receiptId, CancellationToken cancellationToken)
    {
        var stored = OpaqueId.Is(receiptId) ? await receipts.ReadAsync(receiptId, cancellationToken) : null;
        return stored is not null && (caller.Is(Role.Authority) || (caller.Is(Role.Provider) && stored.Receipt.Provider == caller.Unit)) ? stored.Receipt : null;
    }
}
