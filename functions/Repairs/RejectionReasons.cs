using CreditFunctions.Cases;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;

namespace CreditFunctions.Repairs;

/// <summary>The reasons for which a body rejected repairs lately: a rejection must not copy them.</summary>
internal sealed class RejectionReasons(StorageAccount account, FieldCipher cipher) : PastReasons(account, cipher, "RepairReasons")
{
    /// <summary>Takes note of a rejection's reasons. Cost: 1 round trip.</summary>
    public Task KeepAsync(RepairCase repair, string reasons, CancellationToken cancellationToken) =>
        repair is not { DecidedAt: { } decided, Outcome: RepairOutcome.Rejected } ? Task.CompletedTask
            : KeepAsync(repair.DecidingBody, repair.CaseId, decided, reasons, cancellationToken);

    /// <summary>The latest of the deciding body in other cases. Cost: 1 round trip.</summary>
    public Task<IReadOnlyList<string>> OfAsync(RepairCase repair, CancellationToken cancellationToken) =>
        OfAsync(repair.DecidingBody, repair.CaseId, cancellationToken);
}
