using Microsoft.Extensions.Logging;

namespace CreditFunctions.Operations;

/// <summary>Makes the views again from the truth: one that lost rows, or was deleted whole, is complete after it.</summary>
internal sealed class IndexRebuild(IEnumerable<IRebuiltIndex> indexes, ILogger<IndexRebuild> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var index in indexes)
        {
            var count = await index.RebuildAsync(cancellationToken);
            logger.LogInformation("{Table} was made again from {Count} cases", index.Table, count);
        }
    }
}
