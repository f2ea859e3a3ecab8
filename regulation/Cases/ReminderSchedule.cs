using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Cases;

/// <summary>One planned reminder.</summary>
/// <param name="At">When it is given.</param>
/// <param name="WorkingDaysLeft">Working days left then; 0 on the last day.</param>
public sealed record PlannedReminder(DateTimeOffset At, int WorkingDaysLeft);

/// <summary>When to remind: a pure function of the last day and the calendar.</summary>
public static class ReminderSchedule
{
    /// <summary>The reminders before a deadline, earliest first.</summary>
    /// <param name="lastDay">The deadline's last day.</param>
    /// <param name="workingDaysLeft">At how many working days left.</param>
    /// <param name="time">When on its day, China time.</param>
    /// <param name="calendar">The calendar that counts now.</param>
    public static IEnumerable<PlannedReminder> Before(
        DateOnly lastDay, IEnumerable<int> workingDaysLeft, TimeOnly time, WorkingCalendar calendar) =>
        workingDaysLeft.OrderDescending()
            .Select(left => new PlannedReminder(On(calendar.AddWorkingDays(lastDay, -left), time), left));

    /// <summary>The first reminder after a deadline that lies after an instant: there is one on each working day, without end.</summary>
    public static DateTimeOffset FirstOverdueAfter(DateTimeOffset instant, DateOnly lastDay, TimeOnly time, WorkingCalendar calendar)
    {
        var day = calendar.AddWorkingDays(lastDay, 1);
        var today = ChinaTime.DateOf(instant);
        if (day < today) day = calendar.AddWorkingDays(today.AddDays(-1), 1);
        return On(day, time) > instant ? On(day, time) : On(calendar.AddWorkingDays(day, 1), time);
    }

    private static DateTimeOffset On(DateOnly day, TimeOnly time) => ChinaTime.StartOf(day) + time.ToTimeSpan();
}
