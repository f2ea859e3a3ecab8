using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>The effects of a granted repair as duties, for where the app stopped before the decision was answered.</summary>
internal sealed class RepairEffectActivities(RepairStore store, RepairEffects effects)
{
    /// <summary>Cost: about 4 round trips.</summary>
    [Function(RepairDutyActivities.AmendTarget), HostOnly]
    public async Task AmendAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken) =>
        await effects.AmendAsync((await store.DutyAsync(input, cancellationToken)).Case, cancellationToken);

    /// <summary>Cost: 1 round trip, and as the rooms say whose cases rest on it.</summary>
    [Function(RepairDutyActivities.StopWhatRests), HostOnly]
    public async Task StopAsync([ActivityTrigger] DutyInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await effects.StopAsync((await store.DutyAsync(input, cancellationToken)).Case, client, cancellationToken);
}
