using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>What was found broken by a round and was started anew.</summary>
internal static class HealingMetrics
{
    private static readonly Counter<long> s_healed = Instruments.Meter.CreateCounter<long>("credit.cases.healed", "{case}",
        "Cases and submissions whose orchestration was started anew, by kind and what was wrong.");

    /// <param name="kind">The kind of case, such as <c>objection</c>; or <c>submission</c>.</param>
    /// <param name="was">What was wrong: <c>missing</c>, <c>stuck</c>, or how it had ended.</param>
    public static void Healed(string kind, string was) => s_healed.Add(1, new TagList { { "case.kind", kind }, { "was", was } });
}
