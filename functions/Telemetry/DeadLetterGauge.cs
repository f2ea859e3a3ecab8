using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>Messages that could not be handled and wait for somebody, by queue, as last counted.</summary>
internal sealed class DeadLetterGauge
{
    private volatile IReadOnlyDictionary<string, int> _last = new Dictionary<string, int>();

    public DeadLetterGauge() => Instruments.Meter.CreateObservableGauge("credit.dead_letters",
        () => _last.Select(of => new Measurement<int>(of.Value, new KeyValuePair<string, object?>("queue", of.Key))), "{message}",
        "Dead letters, by queue.");

    public void Counted(IReadOnlyDictionary<string, int> byQueue) => _last = byQueue;
}
