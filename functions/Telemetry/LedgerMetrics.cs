using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>How the ledger (art. 15(3)) keeps up: while it does not, nobody is answered.</summary>
internal static class LedgerMetrics
{
    private static readonly Histogram<double> s_lag = Instruments.Meter.CreateHistogram<double>("credit.ledger.lag", "s",
        "From a query to its entry being stored; the query waits for it.");

    private static readonly Counter<long> s_failures = Instruments.Meter.CreateCounter<long>("credit.ledger.failures", "{append}",
        "Appends to the ledger that failed: their queries were not answered.");

    private static readonly Counter<long> s_sealed = Instruments.Meter.CreateCounter<long>("credit.ledger.sealed", "{line}",
        "Lines of the ledger that a seal took.");

    public static void Stored(TimeSpan lag) => s_lag.Record(lag.TotalSeconds);

    public static void Failed() => s_failures.Add(1);

    public static void Sealed(long lines) => s_sealed.Add(lines);
}
