using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Submissions.Held;

/// <summary>Carries decisions on held rows to their end where a crash cut them off, each hour.</summary>
/// <remarks>Cost: 1 round trip, then as <see cref="HeldRowCarrying"/> for each that is unfinished.</remarks>
internal sealed class FinishHeldRows(HeldRowStore held, HeldRowCarrying carrying)
{
    [Function(nameof(FinishHeldRows)), HostOnly]
    public async Task RunAsync([TimerTrigger("30 23 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        foreach (var row in await held.UnfinishedAsync(cancellationToken)) await carrying.RunAsync(row, client, cancellationToken);
    }
}
