using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>What the app measures itself with. Rooms know only these; where it goes is decided in <see cref="TelemetrySetup"/>.</summary>
/// <remarks>Attributes carry ids, codes of units and kinds: never a name, an id number, or what somebody wrote.</remarks>
internal static class Instruments
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "CreditFunctions";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
