using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>A publication as a table row: one partition, row keys ascending, never changed but for <c>Announced</c>.</summary>
internal static class PublicationRow
{
    public const string Partition = "publications";

    public const string Announced = "Announced";

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"p|{number:D6}");

    public static TableEntity Of(CalendarPublication publication) => new(Partition, Key(publication.Number))
    {
        ["Number"] = publication.Number,
        ["Year"] = publication.Year.Year,
        ["Notice"] = publication.Year.Notice,
        ["DaysOff"] = Text(publication.Year.DaysOff),
        ["MakeUpDays"] = Text(publication.Year.MakeUpDays),
        ["PublishedAt"] = publication.PublishedAt,
        ["By"] = publication.By,
        ["Version"] = publication.Calendar.Version,
        [Announced] = publication.Announced,
    };

    /// <summary>The publication, laid on the calendar before it.</summary>
    public static CalendarPublication Read(TableEntity row, WorkingCalendar before)
    {
        var year = CalendarYear.Published(row.GetInt32("Year")!.Value, row.GetString("Notice"), Days(row, "DaysOff"), Days(row, "MakeUpDays"));
        return new CalendarPublication(row.GetInt32("Number")!.Value, year, before.Publish(year),
            row.GetDateTimeOffset("PublishedAt")!.Value, row.GetString("By"), row.GetBoolean(Announced) ?? false);
    }

    private static string Text(IEnumerable<DateOnly> days) =>
        string.Join(' ', days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static IEnumerable<DateOnly> Days(TableEntity row, string column) => row.GetString(column)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
