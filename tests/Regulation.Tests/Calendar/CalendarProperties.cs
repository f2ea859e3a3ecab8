using CreditFunctions.Regulation.Calendar;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Calendar;

/// <summary>An instant from 2019 to 2029, so that both edges of the published years are crossed.</summary>
public sealed record Receipt(DateTimeOffset At);

/// <summary>1 to 60 working days.</summary>
public sealed record Limit(int Days);

public static class CalendarArbitraries
{
    public static Arbitrary<Receipt> Receipts() => Gen.Choose(0, 10 * 365 * 24 * 60)
        .Select(minute => new Receipt(new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute)))
        .ToArbitrary();

    public static Arbitrary<Limit> Limits() => Gen.Choose(1, 60).Select(days => new Limit(days)).ToArbitrary();
}

[Trait("Article", "25")]
[Properties(Arbitrary = [typeof(CalendarArbitraries)], MaxTest = 500)]
public class CalendarProperties
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    [Property]
    public bool Deadline_never_ends_on_a_day_off(Receipt receipt, Limit limit) =>
        Calendar.IsWorkingDay(Calendar.DeadlineFor(receipt.At, limit.Days).LastDay);

    [Property]
    public bool Deadline_counts_exactly_its_working_days(Receipt receipt, Limit limit)
    {
        var deadline = Calendar.DeadlineFor(receipt.At, limit.Days);
        return Calendar.WorkingDaysBetween(ChinaTime.DateOf(receipt.At), deadline.LastDay) == limit.Days
            && deadline.Days.Length == limit.Days
            && deadline.Days.Distinct().Count() == limit.Days
            && deadline.Days.All(Calendar.IsWorkingDay);
    }

    [Property]
    public bool Deadline_is_monotone_in_receipt(Receipt one, Receipt other, Limit limit)
    {
        var (early, late) = one.At <= other.At ? (one, other) : (other, one);
        return Calendar.DeadlineFor(early.At, limit.Days).LastDay <= Calendar.DeadlineFor(late.At, limit.Days).LastDay;
    }

    [Property]
    public bool Deadline_is_strictly_monotone_in_the_limit(Receipt receipt, Limit limit) =>
        Calendar.DeadlineFor(receipt.At, limit.Days).LastDay < Calendar.DeadlineFor(receipt.At, limit.Days + 1).LastDay;

    [Property]
    public bool Limits_add_up(Receipt receipt, Limit one, Limit other)
    {
        var first = Calendar.DeadlineFor(receipt.At, one.Days);
        var second = Calendar.DeadlineFor(ChinaTime.StartOf(first.LastDay), other.Days);
        return second.LastDay == Calendar.DeadlineFor(receipt.At, one.Days + other.Days).LastDay;
    }

    [Property]
    public bool Taking_off_undoes_adding(Receipt receipt, Limit limit)
    {
        var start = Calendar.AddWorkingDays(ChinaTime.DateOf(receipt.At), 1);
        return Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, limit.Days), -limit.Days) == start;
    }

    [Property]
    public bool Every_instant_of_a_day_has_the_same_deadline(Receipt receipt, Limit limit)
    {
        var day = ChinaTime.DateOf(receipt.At);
        return Calendar.DeadlineFor(ChinaTime.StartOf(day), limit.Days)
            .Equals(Calendar.DeadlineFor(ChinaTime.EndOf(day).AddTicks(-1), limit.Days));
    }

    [Property]
    public bool Days_left_fall_to_none_on_the_last_day(Receipt receipt, Limit limit)
    {
        var deadline = Calendar.DeadlineFor(receipt.At, limit.Days);
        return Calendar.WorkingDaysLeft(receipt.At, deadline.LastDay) == limit.Days
            && Calendar.WorkingDaysLeft(ChinaTime.StartOf(deadline.LastDay), deadline.LastDay) == 0
            && Calendar.WorkingDaysOverdue(deadline.End.AddTicks(-1), deadline.LastDay) == 0;
    }
}
