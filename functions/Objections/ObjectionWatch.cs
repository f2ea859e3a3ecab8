using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>Rings every open case that waits for something, when the app starts and each morning: no case dies because a ring was lost.</summary>
internal sealed class ObjectionWatch(OpenObjections open)
{
    /// <summary>At 08:30 China time. Cost: 1 round trip, 2 an open case.</summary>
    [Function("ObjectionWatch"), HostOnly]
    public async Task RunAsync([TimerTrigger("0 30 0 * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => await open.RingAsync(client, cancellationToken);
}
