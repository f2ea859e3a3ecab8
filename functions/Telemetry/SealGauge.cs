using System.Diagnostics.Metrics;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Sealing;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Telemetry;

/// <summary>
/// How old the oldest entry may be that no seal covers. Two know of it: whoever seals, where a run fails; and whoever appends, also where no run
/// comes any more, for its own entries. Before this process has done either it says nothing.
/// </summary>
/// <remarks>A process whose entries are older than a seal should be looks whether somebody sealed them meanwhile: 1 round trip and 1 for each new seal.</remarks>
internal sealed class SealGauge
{
    // Twice the time from one sealing to the next; a run that is older is told of by whoever seals now.
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(20), s_believed = TimeSpan.FromMinutes(30);
    private readonly SealStore _seals;
    private readonly TimeProvider _clock;
    private readonly ILogger<SealGauge> _logger;
    private readonly UnsealedMarks _marks = new();
    private volatile Run? _last;
    private volatile bool _appended;
    private volatile Task _looking = Task.CompletedTask;

    public SealGauge(SealStore seals, TimeProvider clock, ILogger<SealGauge> logger)
    {
        (_seals, _clock, _logger) = (seals, clock, logger);
        Instruments.Meter.CreateObservableGauge("credit.ledger.unsealed.age", Age, "s", "Age of the oldest entry of the ledger that no seal covers.");
    }

    /// <summary>Entries were stored in a segment, which now ends there.</summary>
    public void Appended(string segment, long end)
    {
        _marks.Add(segment, end, _clock.GetUtcNow());
        _appended = true;
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

    /// <summary>The look at the seals that is under way, or the last one.</summary>
    internal Task Looking => _looking;

    internal IEnumerable<Measurement<double>> Age()
    {
        var now = _clock.GetUtcNow();
        var run = _last is { } last && now - last.Began < s_believed ? last : null;
        if (run is null && !_appended) return [];
        var since = Earlier(run?.FailsSince, _marks.Oldest(SealedTo));
        if (now - since > s_look && _looking.IsCompleted) _looking = LookAsync();
        return [new Measurement<double>(since is { } oldest ? (now - oldest).TotalSeconds : 0)];
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    // A seal carries how far each segment is sealed that may still grow; one that may not is sealed whole.
    private long SealedTo(string segment) => _seals.Seen is not { } seal ? 0
        : seal.Positions.TryGetValue(segment, out var position) ? position
        : SegmentName.TryParse(segment)!.Day < seal.FirstOpenDay ? long.MaxValue : 0;

    private async Task LookAsync()
    {
        try
        {
            await _seals.NewestAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            // The gauge goes on growing, and the next reading looks again.
            _logger.LogWarning(error, "It could not be seen how far the ledger is sealed");
        }
    }

    private sealed record Run(DateTimeOffset Began, DateTimeOffset? FailsSince);
}
