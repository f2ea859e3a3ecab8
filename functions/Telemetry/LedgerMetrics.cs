using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>How the query log (art. 15(3)) keeps up: while it does not, nobody is answered.</summary>
internal static class LedgerMetrics
{
    private static readonly Histogram<double> s_lag = Instruments.Meter.CreateHistogram<double>("credit.ledger.lag", "s",
        "From a query to its entry being stored; the query waits for it.");

    private static readonly Counter<long> s_failures = Instruments.Meter.CreateCounter<long>("credit.ledger.failures", "{append}",
        "Appends to the query log that failed: their queries were not answered.");

    public static void Stored(TimeSpan lag) => s_lag.Record(lag.TotalSeconds);

    public static void Failed() => s_failures.Add(1);
}
