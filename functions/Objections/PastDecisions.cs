using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;

namespace CreditFunctions.Objections;

/// <summary>The reasons that a body gave lately in other cases: a decision must not copy them.</summary>
internal sealed class PastDecisions(StorageAccount account, FieldCipher cipher) : PastReasons(account, cipher, "ObjectionReasons")
{
    /// <summary>Takes note of a decision's reasons. Cost: 1 round trip.</summary>
    public Task KeepAsync(ObjectionCase objection, string reasons, CancellationToken cancellationToken) => objection.DecidedAt is not { } decided
        ? Task.CompletedTask : KeepAsync(objection.DecidingBody, objection.CaseId, decided, reasons, cancellationToken);

    /// <summary>The latest reasons of the deciding body in other cases. Cost: 1 round trip.</summary>
    public Task<IReadOnlyList<string>> OfAsync(ObjectionCase objection, CancellationToken cancellationToken) =>
        OfAsync(objection.DecidingBody, objection.CaseId, cancellationToken);
}
