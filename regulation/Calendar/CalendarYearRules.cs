namespace CreditFunctions.Regulation.Calendar;

/// <summary>One thing wrong with a year to be published. The message is for people, in Chinese.</summary>
/// <param name="Field">year, notice, daysOff or makeUpDays.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record CalendarFault(string Field, string Message);

/// <summary>What every notice holds to; a year that breaks it was typed wrongly.</summary>
public static class CalendarYearRules
{
    /// <returns>All faults, none when the year can be published.</returns>
    public static IReadOnlyList<CalendarFault> Check(
        int year, string? notice, IReadOnlyCollection<DateOnly> daysOff, IReadOnlyCollection<DateOnly> makeUpDays)
    {
        var faults = new List<CalendarFault>();
        if (year is < CalendarBounds.FirstYear or > CalendarBounds.LastYear)
        {
            faults.Add(new("year", $"年份应在{CalendarBounds.FirstYear}至{CalendarBounds.LastYear}之间。"));
            return faults;
        }

        if (string.IsNullOrWhiteSpace(notice) || notice.Length > 100)
        {
            faults.Add(new("notice", "请填写国务院办公厅通知的文号（100字以内），例如“国办发明电〔2025〕7号”。"));
        }

        if (daysOff.Count == 0)
        {
            faults.Add(new("daysOff", "请列出全年的放假日期。"));
        }

        CheckDays("daysOff", year, daysOff, faults);
        CheckDays("makeUpDays", year, makeUpDays, faults);
        foreach (var day in makeUpDays)
        {
            if (!Weekend.Includes(day))
            {
                faults.Add(new("makeUpDays", $"调休上班日{day:yyyy-MM-dd}不是周六或周日，请核对通知。"));
            }

            if (daysOff.Contains(day))
            {
                faults.Add(new("makeUpDays", $"{day:yyyy-MM-dd}既是放假日又是调休上班日，请核对通知。"));
            }
        }

        return faults;
    }

    private static void CheckDays(string field, int year, IReadOnlyCollection<DateOnly> days, List<CalendarFault> faults)
    {
        foreach (var day in days)
        {
            var reachesBack = day.Year == year - 1 && day.Month == 12;
            if (day.Year != year && !reachesBack)
            {
                faults.Add(new(field, $"{day:yyyy-MM-dd}不属于{year}年（通知可以涉及上一年12月）。"));
            }
        }

        if (days.Distinct().Count() != days.Count)
        {
            faults.Add(new(field, "同一日期重复出现，请删除重复项。"));
        }
    }
}
