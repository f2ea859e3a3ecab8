using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>
/// Names a calendar by its content: the last published year and a fingerprint of every published day, such as
/// <c>2026-4f1c0d9be2a7</c>. The same days have the same version on every machine, whatever the order of publication.
/// </summary>
internal static class CalendarVersion
{
    internal static string Of(IEnumerable<CalendarYear> published)
    {
        var text = new StringBuilder("working-calendar/1\n");
        var last = 0;
        foreach (var year in published.OrderBy(y => y.Year))
        {
            last = year.Year;
            text.Append(CultureInfo.InvariantCulture, $"{year.Year} {year.Notice}\n");
            text.Append("off ").AppendJoin(' ', year.DaysOff.Select(Iso)).Append('\n');
            text.Append("worked ").AppendJoin(' ', year.MakeUpDays.Select(Iso)).Append('\n');
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Create(CultureInfo.InvariantCulture, $"{last:D4}-{Convert.ToHexStringLower(digest.AsSpan(0, 6))}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
