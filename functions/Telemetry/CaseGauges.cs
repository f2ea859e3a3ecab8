using System.Diagnostics.Metrics;
using System.Globalization;

namespace CreditFunctions.Telemetry;

/// <summary>
/// How many cases are open and overdue, as the last round over them counted. An instance whose round is old says nothing: another goes round now.
/// </summary>
internal sealed class CaseGauges
{
    private static readonly TimeSpan s_believed = TimeSpan.FromMinutes(150);
    private readonly TimeProvider _clock;
    private volatile Round _last = new(DateTimeOffset.MinValue, []);

    public CaseGauges(TimeProvider clock)
    {
        _clock = clock;
        Instruments.Meter.CreateObservableGauge("credit.cases.open", Open, "{case}", "Open cases in time, by kind and working days left.");
        Instruments.Meter.CreateObservableGauge("credit.cases.overdue", Overdue, "{case}", "Cases that were not decided in time (art. 25), by kind.");
    }

    /// <summary>Takes a round's result; kinds without open cases are named too, so that zero is said.</summary>
    public void Counted(IReadOnlyList<CaseCount> counts) => _last = new Round(_clock.GetUtcNow(), counts);

    private IEnumerable<Measurement<int>> Open() => Believed()
        .SelectMany(of => of.DaysLeft.CountBy(left => left).Select(group => new Measurement<int>(group.Value, Kind(of),
            new("days_left", group.Key.ToString(CultureInfo.InvariantCulture)))));

    private IEnumerable<Measurement<int>> Overdue() => Believed().Select(of => new Measurement<int>(of.Overdue, Kind(of)));

    private IReadOnlyList<CaseCount> Believed() => _clock.GetUtcNow() - _last.At < s_believed ? _last.Counts : [];

    private static KeyValuePair<string, object?> Kind(CaseCount of) => new("case.kind", of.Kind);

    private sealed record Round(DateTimeOffset At, IReadOnlyList<CaseCount> Counts);
}

/// <summary>What a round found of one kind of case.</summary>
/// <param name="Kind">The kind, such as <c>objection</c>.</param>
/// <param name="DaysLeft">Working days left of each open case in time.</param>
/// <param name="Overdue">How many are overdue.</param>
internal sealed record CaseCount(string Kind, IReadOnlyList<int> DaysLeft, int Overdue);
