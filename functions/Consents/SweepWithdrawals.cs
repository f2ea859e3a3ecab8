using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>Begins erasures whose start was lost, when the app starts again and each hour.</summary>
/// <remarks>Cost: 1 round trip, and 3 for each consent on the list.</remarks>
internal sealed class SweepWithdrawals(ConsentStore store, ErasureStarter erasure, TimeProvider clock)
{
    // Listed before it is withdrawn: a little later it is, or the request broke off before anything was stored.
    private static readonly TimeSpan s_abandoned = TimeSpan.FromHours(1);

    [Function(nameof(SweepWithdrawals)), HostOnly]
    public async Task RunAsync([TimerTrigger("45 17 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        foreach (var (subjectId, id, since) in await store.ErasuresAsync(cancellationToken))
        {
            var consent = await store.FindAsync(subjectId, id, cancellationToken);
            if (consent is { Terms.WithdrawnAt: not null, ErasedAt: null }) await erasure.EnsureAsync(client, subjectId, id, cancellationToken);
            else if (consent is { ErasedAt: not null } || clock.GetUtcNow() - since > s_abandoned) await store.CloseErasureAsync(id, cancellationToken);
        }
    }
}
