using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Ledger.Index;

/// <summary>Makes the index of who looked at whom again from the ledger itself. It reads all that was ever logged: not with the other views each week.</summary>
internal sealed class RebuildAccessLog(AccessLogIndexer indexer, ILogger<RebuildAccessLog> logger)
{
    /// <summary>On New Year's Day at 04:30 China time; on the day when the index was lost it is started by hand (docs/runbook.md).</summary>
    [Function(nameof(RebuildAccessLog)), HostOnly]
    public async Task RunAsync([TimerTrigger("0 30 20 31 12 *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var count = await indexer.RebuildAsync(cancellationToken);
        logger.LogInformation("{Table} was made again from {Count} entries", AccessLogIndex.Table, count);
    }
}
