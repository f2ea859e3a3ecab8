using System.Globalization;

namespace CreditFunctions.Regulation.Catalogue;

/// <summary>How the template writes a date: <c>2026-09-24</c>, <c>2026/9/24</c> or <c>20260924</c>. Stored as the first.</summary>
public static class DateField
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd"];

    /// <summary>The date that was written, or null where it is none.</summary>
    public static DateOnly? Parse(string? written) =>
        written is not null && DateOnly.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;

    /// <summary>As it is stored: <c>2026-09-24</c>.</summary>
    public static string Normalise(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
