using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Samples.Generator;

/// <summary>Days on which the agencies decided, seen from the day on which the files are sent: that of the demo's clock.</summary>
internal static class DecisionDays
{
    /// <summary>The demo's clock starts on this day, so that ten working days run through National Day and its make-up day.</summary>
    internal static readonly DateOnly Sent = new(2026, 9, 24);

    private const int SupplyLimit = 7;

    /// <summary>The working days from which a record is still supplied in time.</summary>
    internal static readonly DateOnly[] InTime = WorkingDaysBack()
        .TakeWhile(day => WorkingCalendar.Shipped.AddWorkingDays(day, SupplyLimit) >= Sent)
        .ToArray();

    /// <summary>A working day some weeks ago.</summary>
    internal static DateOnly Late(Random random) => WorkingCalendar.Shipped.AddWorkingDays(Sent, -random.Next(SupplyLimit + 2, 60));

    /// <summary>The three ways in which agencies write a date.</summary>
    internal static string Write(DateOnly day, int way) => way switch
    {
        0 => FormattableString.Invariant($"{day.Year}/{day.Month}/{day.Day}"),
        1 => FormattableString.Invariant($"{day:yyyyMMdd}"),
        _ => FormattableString.Invariant($"{day:yyyy-MM-dd}"),
    };

    private static IEnumerable<DateOnly> WorkingDaysBack()
    {
        for (var day = Sent; ; day = WorkingCalendar.Shipped.AddWorkingDays(day, -1))
        {
            yield return day;
        }
    }
}
