using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>All open cases of the city.</summary>
internal sealed class OpenObjections(ObjectionIndex index, ObjectionStore store)
{
    /// <summary>Rings each; again changes nothing. Cost: 1 round trip, and 1 a case.</summary>
    public async Task RingAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var caseId in await index.ListAsync(ObjectionIndex.AllOpen, cancellationToken))
        {
            // A row without a case: filing it was cut off before it was answered.
            if (await store.ReadAsync(caseId, cancellationToken) is { } file) await client.RingAsync(file.Case, cancellationToken);
        }
    }
}
