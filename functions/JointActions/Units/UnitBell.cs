using CreditFunctions.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Units;

/// <summary>Wakes a unit's orchestration. Its row is the truth: a ring that nobody hears is made up for by the clock.</summary>
internal static class UnitBell
{
    /// <summary>The orchestration of a unit's part.</summary>
    public static string InstanceOf(string actionId, string unit) => $"{actionId}-{unit}";

    /// <summary>Rings.</summary>
    public static async Task RingUnitAsync(this DurableTaskClient client, string actionId, string unit, CancellationToken cancellationToken)
    {
        var instance = InstanceOf(actionId, unit);
        try
        {
            await client.RaiseEventAsync(instance, CaseBell.Event, instance, cancellationToken);
        }
        // Some backends throw where none runs (any more): then nobody needs to be woken.
        catch (Exception error) when (error is not OperationCanceledException)
        {
        }
    }
}
