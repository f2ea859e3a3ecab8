using System.Globalization;

namespace CreditFunctions.Regulation.Identifiers;

internal static class BirthDates
{
    /// <summary>True for eight digits that are a date from 1850 on. Nobody's clock is asked whether it is in the past.</summary>
    internal static bool IsReal(ReadOnlySpan<char> yyyyMMdd) =>
        DateOnly.TryParseExact(yyyyMMdd, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1850 and <= 2199;
}
