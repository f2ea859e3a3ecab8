using Azure.Messaging.ServiceBus;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Operations;

/// <summary>Counts the dead letters of the app's queues.</summary>
internal sealed class DeadLetterCount(ServiceBusClient client, DeadLetterGauge gauge, ILogger<DeadLetterCount> logger)
{
    // Beyond this it is "very many"; counting on would only cost.
    private const int Most = 1_000, Page = 250;
    private static readonly string[] s_queues = ["submissions", "feedback"];

    /// <summary>Cost: a round trip a queue, and one for each 250 dead letters.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        foreach (var queue in s_queues)
        {
            counts[queue] = await CountAsync(queue, cancellationToken);
            if (counts[queue] > 0) logger.LogWarning("{Count} dead letters wait in {Queue}", counts[queue], queue);
        }

        gauge.Counted(counts);
    }

    private async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(queue + "/$DeadLetterQueue");
        var count = 0;
        for (long? from = 0; count < Most; )
        {
            var found = await receiver.PeekMessagesAsync(Page, from, cancellationToken);
            if (found.Count == 0) break;
            count += found.Count;
            from = found[^1].SequenceNumber + 1;
        }

        return count;
    }
}
