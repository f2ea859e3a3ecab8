using System.Globalization;
using CreditFunctions.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Units;

/// <summary>Wakes a unit's orchestration. Its row is the truth: a ring that nobody hears is made up for by the clock.</summary>
/// <remarks>A ring says what whoever wrote the row knows of it, so that the orchestration needs not read it: when to look next, or that nothing runs any more.</remarks>
internal static class UnitBell
{
    /// <summary>Look: something is left to be done.</summary>
    public const string Look = "look";

    /// <summary>Nothing runs any more.</summary>
    public const string Over = "over";

    /// <summary>The orchestration of a unit's part.</summary>
    public static string InstanceOf(string actionId, string unit) => $"{actionId}-{unit}";

    /// <summary>What a ring says where nothing is left to be done now.</summary>
    /// <param name="wakeAt">When to look next, UTC; null where nothing runs any more.</param>
    public static string At(DateTime? wakeAt) => wakeAt?.ToString("O", CultureInfo.InvariantCulture) ?? Over;

    /// <summary>The time (UTC) in what a ring says, or null.</summary>
    public static DateTime? TimeOf(string ring) =>
        DateTime.TryParseExact(ring, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    /// <summary>Rings.</summary>
    public static async Task RingUnitAsync(this DurableTaskClient client, string actionId, string unit, string ring, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(InstanceOf(actionId, unit), CaseBell.Event, ring, cancellationToken);
        }
        // Some backends throw where none runs (any more): then nobody needs to be woken.
        catch (Exception error) when (error is not OperationCanceledException)
        {
        }
    }
}
