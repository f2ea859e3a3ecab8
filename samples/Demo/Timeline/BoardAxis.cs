namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>The days of the board's picture: those on which something happened, with a gap where weeks went by without anything.</summary>
internal sealed class BoardAxis
{
    public const float Left = 250, Top = 110, DayWidth = 44;
    private const float GapWidth = 70;
    private const int LongestRun = 6;
    private readonly List<(DateOnly Day, float X, bool AfterGap)> _days = [];

    public BoardAxis(IEnumerable<DateOnly> happenings)
    {
        var x = Left;
        var last = (DateOnly?)null;
        foreach (var day in happenings.Distinct().Order())
        {
            var away = last is { } before ? day.DayNumber - before.DayNumber : 0;
            if (away > LongestRun) x += GapWidth;
            else for (var between = 1; between < away; between++) Add(last!.Value.AddDays(between), false);
            Add(day, away > LongestRun);
            last = day;
        }

        Width = x + 40;

        void Add(DateOnly day, bool afterGap)
        {
            _days.Add((day, x, afterGap));
            x += DayWidth;
        }
    }

    public float Width { get; }

    public IReadOnlyList<(DateOnly Day, float X, bool AfterGap)> Days => _days;

    /// <summary>Where an instant of one of those days stands.</summary>
    public float At(DateTimeOffset instant)
    {
        var day = _days.Last(one => one.Day <= DateOnly.FromDateTime(instant.DateTime));
        return day.X + ((float)instant.TimeOfDay.TotalDays * DayWidth);
    }
}
