using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>Requests that were turned away because there were too many.</summary>
internal static class RequestMetrics
{
    private static readonly Counter<long> s_limited = Instruments.Meter.CreateCounter<long>("credit.requests.limited", "{request}",
        "Requests beyond a limit, by the kind of bucket that was empty: client, person or unit.");

    public static void Limited(string bucket) => s_limited.Add(1, new KeyValuePair<string, object?>("bucket", bucket));
}
