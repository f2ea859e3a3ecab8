using System.Diagnostics.Metrics;

namespace CreditFunctions.Telemetry;

/// <summary>
/// How old the oldest entry may be that no seal covers: 0 after a run that left none, else the time since such a run. An instance whose last run is
/// old says nothing: another seals now.
/// </summary>
internal sealed class SealGauge
{
    private static readonly TimeSpan s_believed = TimeSpan.FromMinutes(30);
    private readonly TimeProvider _clock;
    private volatile Run? _last;

    public SealGauge(TimeProvider clock)
    {
        _clock = clock;
        Instruments.Meter.CreateObservableGauge("credit.ledger.unsealed.age", Age, "s", "Age of the oldest entry of the ledger that no seal covers.");
    }

    /// <summary>A run that began then left nothing older unsealed.</summary>
    public void Sealed(DateTimeOffset began) => _last = new Run(began, null);

    /// <summary>A run that began then failed: what is unsealed is at most as old as the last run that did not.</summary>
    public void Failed(DateTimeOffset began) => _last = new Run(began, _last switch
    {
        null => began,
        { FailsSince: { } since } => since,
        var good => good.Began,
    });

    internal IEnumerable<Measurement<double>> Age()
    {
        var now = _clock.GetUtcNow();
        return _last is { } run && now - run.Began < s_believed
            ? [new Measurement<double>(run.FailsSince is { } since ? (now - since).TotalSeconds : 0)]
            : [];
    }

    private sealed record Run(DateTimeOffset Began, DateTimeOffset? FailsSince);
}
