using System.Collections.Frozen;
using System.Collections.Immutable;
using CreditFunctions.Regulation.Calendar.Years;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>
/// Tells working days (工作日) from days off and counts limits with them. Immutable: publishing a year gives another
/// calendar with another <see cref="Version"/>. Years without a notice are reckoned provisionally.
/// </summary>
/// <remarks>Every method that takes a day throws <see cref="ArgumentOutOfRangeException"/> outside <see cref="CalendarBounds"/>.</remarks>
public sealed class WorkingCalendar
{
    private readonly ImmutableSortedDictionary<int, CalendarYear> _published;
    private readonly FrozenDictionary<DateOnly, bool> _worked;

    private WorkingCalendar(ImmutableSortedDictionary<int, CalendarYear> published)
    {
        _published = published;
        _worked = NamedDays(published.Values).ToFrozenDictionary();
        Version = CalendarVersion.Of(published.Values);
    }

    /// <summary>The calendar with the notices for 2021 to 2026.</summary>
    public static WorkingCalendar Shipped { get; } =
        new(ShippedYears.All.ToImmutableSortedDictionary(year => year.Year, year => year));

    /// <summary>Names the calendar by its content; stored with every deadline.</summary>
    public string Version { get; }

    /// <summary>The years that have a notice, in order.</summary>
    public IEnumerable<CalendarYear> PublishedYears => _published.Values;

    /// <summary>The year as it counts now: published, or provisional.</summary>
    public CalendarYear Year(int year)
    {
        CalendarBounds.CheckYear(year, nameof(year));
        return _published.GetValueOrDefault(year) ?? ProvisionalYears.Get(year);
    }

    /// <summary>A calendar in which a notice newly published or corrected counts. The same notice again changes nothing.</summary>
    /// <exception cref="ArgumentException">The year is provisional: it has no notice.</exception>
    public WorkingCalendar Publish(CalendarYear year) => year.Provisional
        ? throw new ArgumentException("A provisional year cannot be published: give the notice's number.", nameof(year))
        : new WorkingCalendar(_published.SetItem(year.Year, year));

    /// <summary>True on a day on which public bodies work.</summary>
    public bool IsWorkingDay(DateOnly day)
    {
        CalendarBounds.CheckYear(day.Year, nameof(day));
        return _worked.TryGetValue(day, out var worked)
            ? worked
            : !Weekend.Includes(day) && (_published.ContainsKey(day.Year) || !ProvisionalYears.Get(day.Year).DaysOff.Contains(day));
    }

    /// <summary>True when the State Council has not published the day's year.</summary>
    public bool IsProvisional(DateOnly day)
    {
        CalendarBounds.CheckYear(day.Year, nameof(day));
        return !_published.ContainsKey(day.Year);
    }

    /// <summary>
    /// Counts a limit: the day of receipt is not counted, counting starts the next day (民法典 art. 201), and the limit ends
    /// at 24:00 of the last working day. Receipt at night or on a day off needs no other rule.
    /// </summary>
    /// <param name="received">The instant of receipt, in any offset; the day is China's.</param>
    /// <param name="workingDays">1 to <see cref="CalendarBounds.MaxWorkingDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive or too long, or the span leaves the bounds.</exception>
    public Deadline DeadlineFor(DateTimeOffset received, int workingDays)
    {
        CalendarBounds.CheckWorkingDays(workingDays, nameof(workingDays));
        var day = ChinaTime.DateOf(received);
        CalendarBounds.CheckYear(day.Year, nameof(received));
        var counted = ImmutableArray.CreateBuilder<DateOnly>(workingDays);
        var provisional = false;
        while (counted.Count < workingDays)
        {
            day = day.AddDays(1);
            provisional |= IsProvisional(day);
            if (IsWorkingDay(day))
            {
                counted.Add(day);
            }
        }

        return new Deadline(day, counted.MoveToImmutable(), Version, provisional);
    }

    /// <summary>
    /// The n-th working day after a day, or before it when n is negative (the reminder three working days before is
    /// <c>AddWorkingDays(lastDay, -3)</c>). Zero gives the day itself, working or not.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, CalendarBounds.MaxWorkingDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, -CalendarBounds.MaxWorkingDays);
        CalendarBounds.CheckYear(day.Year, nameof(day));
        var step = Math.Sign(n);
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The working days after the first day up to and with the last; none when the last is not after the first.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly through)
    {
        var count = 0;
        for (var day = after; day < through;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// Working days left to a deadline's last day at an instant: 0 on the last day itself, 1 on the working day before it;
    /// 0 also when it is over, which <see cref="Deadline.IsOver"/> tells apart.
    /// </summary>
    public int WorkingDaysLeft(DateTimeOffset at, DateOnly lastDay) => WorkingDaysBetween(ChinaTime.DateOf(at), lastDay);

    /// <summary>Working days begun since the last day ended: 0 until 24:00 of it, 1 on the first working day after it.</summary>
    public int WorkingDaysOverdue(DateTimeOffset at, DateOnly lastDay) => WorkingDaysBetween(lastDay, ChinaTime.DateOf(at));

    /// <summary>Every day that a notice names. In December the next year's notice has the last word: it came later.</summary>
    private static Dictionary<DateOnly, bool> NamedDays(IEnumerable<CalendarYear> inOrder)
    {
        var days = new Dictionary<DateOnly, bool>();
        foreach (var year in inOrder)
        {
            foreach (var day in year.DaysOff)
            {
                days[day] = false;
            }

            foreach (var day in year.MakeUpDays)
            {
                days[day] = true;
            }
        }

        return days;
    }
}
