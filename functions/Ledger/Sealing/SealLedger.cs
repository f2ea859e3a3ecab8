using CreditFunctions.Access;
using CreditFunctions.Ledger.Index;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>Seals the ledger every ten minutes, and follows it into the index of who looked at whom.</summary>
internal sealed class SealLedger(LedgerSealer sealer, AccessLogIndexer indexer)
{
    /// <summary>Cost: 1 round trip where nothing is new, as on a clock that is moved over weeks and runs every occurrence.</summary>
    [Function(nameof(SealLedger)), HostOnly]
    public async Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // What no run indexes, because it broke off, is taken in by the next one with news, and by whoever reads the index.
        if (await sealer.SealAsync(cancellationToken) is not null) await indexer.CatchUpAsync(cancellationToken);
    }
}
