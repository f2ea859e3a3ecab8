using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>What submissions bring: rows by what became of them, findings by code and provider.</summary>
internal static class IngestMetrics
{
    private static readonly Counter<long> s_rows = Instruments.Meter.CreateCounter<long>("credit.ingest.rows", "{row}", "Rows taken in, by item, provider and result.");
    private static readonly Counter<long> s_findings = Instruments.Meter.CreateCounter<long>("credit.findings", "{finding}", "Findings, by code and provider.");

    /// <param name="count">How many rows.</param>
    /// <param name="item">The catalogue item.</param>
    /// <param name="provider">The provider's code.</param>
    /// <param name="result">What became of them.</param>
    public static void Rows(long count, string item, string provider, string result) =>
        s_rows.Add(count, new TagList { { "item", item }, { "provider", provider }, { "result", result } });

    /// <param name="count">How many findings.</param>
    /// <param name="code">The finding's code.</param>
    /// <param name="provider">The provider's code.</param>
    public static void Findings(long count, string code, string provider) =>
        s_findings.Add(count, new TagList { { "code", code }, { "provider", provider } });
}
