using Microsoft.DurableTask.Client;

namespace CreditFunctions.Submissions.Held;

/// <summary>Carries decisions on held rows to their end where a crash cut them off.</summary>
/// <remarks>Cost: 1 round trip, then as <see cref="HeldRowCarrying"/> for each that is unfinished.</remarks>
internal sealed class FinishHeldRows(HeldRowStore held, HeldRowCarrying carrying)
{
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var row in await held.UnfinishedAsync(cancellationToken)) await carrying.RunAsync(row, client, cancellationToken);
    }
}
