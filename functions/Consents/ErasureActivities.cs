using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>The steps of an erasure. Each may run again.</summary>
internal sealed class ErasureActivities(ConsentStore store, ConsentErasure erasure, TimeProvider clock)
{
    internal const string Erase = "EraseConsentedRecords", Close = "CloseErasure";

    /// <summary>Cost: as <see cref="ConsentErasure"/>.</summary>
    [Function(Erase), HostOnly]
    public Task EraseAsync([ActivityTrigger] ErasureInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        erasure.RunAsync(input.SubjectId, input.ConsentId, client, cancellationToken);

    /// <summary>Cost: 3 round trips.</summary>
    [Function(Close), HostOnly]
    public async Task CloseAsync([ActivityTrigger] ErasureInput input, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(input.SubjectId, input.ConsentId, cancellationToken) is { ErasedAt: null } consent
            && !await store.TryUpdateAsync(consent with { ErasedAt = clock.GetUtcNow() }, cancellationToken))
        {
        }

        await store.CloseErasureAsync(input.ConsentId, cancellationToken);
    }
}
