using System.Collections.Immutable;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>A limit of working days (工作日), counted. An act is in time when it happens before <see cref="End"/>.</summary>
/// <param name="LastDay">The last working day of the limit, in China.</param>
/// <param name="Days">The working days counted, in order; the last is <paramref name="LastDay"/>.</param>
/// <param name="CalendarVersion">The version of the calendar that it was counted with.</param>
/// <param name="Provisional">True when the span touches a year whose notice is not out: the deadline may still move.</param>
public sealed record Deadline(DateOnly LastDay, ImmutableArray<DateOnly> Days, string CalendarVersion, bool Provisional)
{
    /// <summary>The first instant after the limit: 24:00 of the last day, that is the next day's 00:00+08:00. Exclusive.</summary>
    public DateTimeOffset End => ChinaTime.EndOf(LastDay);

    /// <summary>True from the instant on at which the limit is over.</summary>
    public bool IsOver(DateTimeOffset at) => at >= End;

    public bool Equals(Deadline? other) =>
        other is not null && LastDay == other.LastDay && CalendarVersion == other.CalendarVersion
        && Provisional == other.Provisional && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    public override int GetHashCode() => HashCode.Combine(LastDay, CalendarVersion, Provisional, Days.IsDefault ? 0 : Days.Length);
}
