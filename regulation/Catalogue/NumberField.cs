using System.Globalization;

namespace CreditFunctions.Regulation.Catalogue;

/// <summary>How the template writes a number: digits with at most six decimals, not negative, no signs between; money in 万元.</summary>
public static class NumberField
{
    private const int MaxDecimals = 6;

    private const int MaxWholeDigits = 14;

    /// <summary>The number that was written, or null where it is none.</summary>
    public static decimal? Parse(string? written)
    {
        if (string.IsNullOrEmpty(written) || !written.All(sign => char.IsAsciiDigit(sign) || sign == '.')) return null;
        var point = written.IndexOf('.');
        var whole = point < 0 ? written.Length : point;
        var decimals = point < 0 ? 0 : written.Length - point - 1;
        if (whole is 0 or > MaxWholeDigits || (point >= 0 && decimals is 0 or > MaxDecimals)) return null;
        return decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>As it is stored: without needless zeros.</summary>
    public static string Normalise(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
