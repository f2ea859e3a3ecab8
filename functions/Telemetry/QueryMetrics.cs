using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>
/// Queries and changes that were refused: what a unit tries beyond what it may (art. 28). Counted where the log takes them, for it has each of them,
/// whichever room refused; and by a flood, of which the log has only the number.
/// </summary>
internal static class QueryMetrics
{
    private static readonly Counter<long> s_refused = Instruments.Meter.CreateCounter<long>("credit.queries.refused", "{query}",
        "Refused queries, by unit and code.");

    /// <param name="unit">The caller's unit, or null where it named none.</param>
    /// <param name="code">Why.</param>
    public static void Refused(string? unit, string code) => s_refused.Add(1, new TagList { { "unit", unit ?? "none" }, { "code", code } });
}
