using System.Globalization;

namespace CreditFunctions.Ledger.Format;

/// <summary>The name of a segment's blob: <c>yyyy/MM/dd/{writer}-{number:D6}.jsonl</c>. Ordinal order of names is the order of sealing.</summary>
/// <param name="Day">The day in China on which it was begun.</param>
/// <param name="Writer">The process that writes it.</param>
/// <param name="Number">The writer's first is 1. A number may be left out where its blob could not be made.</param>
internal sealed record SegmentName(DateOnly Day, string Writer, int Number)
{
    private const string DayPattern = "yyyy/MM/dd", Extension = ".jsonl";
    private const int Digits = 6;

    /// <summary>The beginning of the names of a day.</summary>
    public static string Prefix(DateOnly day) => day.ToString(DayPattern, CultureInfo.InvariantCulture) + "/";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix(Day)}{Writer}-{Number:D6}{Extension}");

    /// <summary>Reads a name; null where it is not a segment's.</summary>
    public static SegmentName? TryParse(string name)
    {
        var dash = name.LastIndexOf('-');
        var day = DayPattern.Length;
        if (dash <= day || !name.EndsWith(Extension, StringComparison.Ordinal) || name.Length < dash + 1 + Digits + Extension.Length || name[day] != '/'
            || !DateOnly.TryParseExact(name.AsSpan(0, day), DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !int.TryParse(name.AsSpan(dash + 1, name.Length - dash - 1 - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var parsed = new SegmentName(date, name[(day + 1)..dash], number);
        return LedgerToken.Is(parsed.Writer) && parsed.ToString() == name ? parsed : null;
    }
}
