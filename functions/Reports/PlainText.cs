using System.Globalization;
using System.Text;

namespace CreditFunctions.Reports;

/// <summary>
/// A supplied text as it may stand in a report. Characters that nobody sees but that change how others are read (direction marks, joiners,
/// control characters) are written out, such as <c>〔U+202E〕</c>: a record cannot make a report look other than it is.
/// </summary>
internal static class PlainText
{
    public static string Of(string text) => Of(text, static _ => true);

    /// <param name="text">The text.</param>
    /// <param name="canShow">Whether the font can show a character; one that it can't is written out too.</param>
    public static string Of(string text, Func<Rune, bool> canShow)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value is '\n') plain.Append('\n');
            else if (character.Value is '\t') plain.Append(' ');
            else if (character.Value is '\r') continue;
            else if (IsSeen(character) && canShow(character)) plain.Append(character.ToString());
            else plain.Append(CultureInfo.InvariantCulture, $"〔U+{character.Value:X4}〕");
        }

        return plain.ToString();
    }

    private static bool IsSeen(Rune character) => Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
