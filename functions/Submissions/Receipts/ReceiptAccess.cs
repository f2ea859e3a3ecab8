using CreditFunctions.Access;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>Finds a receipt for a caller: its own provider, or the authority. For everybody else there is none.</summary>
internal sealed class ReceiptAccess(ReceiptStore receipts)
{
    /// <exception cref="Problems.ProblemException">404 <c>receipt-not-found</c>: unknown, or another's.</exception>
    public async Task<SubmissionReceipt> ReadAsync(Caller caller, string receiptId, CancellationToken cancellationToken)
    {
        var stored = await receipts.ReadAsync(receiptId, cancellationToken);
        return stored is not null && (caller.Is(Role.Authority) || (caller.Is(Role.Provider) && stored.Receipt.Provider == caller.Unit))
            ? stored.Receipt
            : throw SubmissionProblems.ReceiptNotFound.AsException();
    }
}
