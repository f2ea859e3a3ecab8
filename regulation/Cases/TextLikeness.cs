using System.Text;

namespace CreditFunctions.Regulation.Cases;

/// <summary>How much of one text stands in another. Made for Chinese, where words have no spaces: texts are cut into
/// overlapping runs of three characters (shingles) after punctuation, spaces and widths of characters were levelled.</summary>
public static class TextLikeness
{
    private const int ShingleLength = 3;

    /// <summary>The part of <paramref name="text"/> that also stands in <paramref name="other"/>, 0 to 1.</summary>
    /// <remarks>Not symmetric on purpose: a copy with a sentence left out of it is still all copy.</remarks>
    public static double Copied(string text, string other)
    {
        var mine = Shingles(text);
        if (mine.Count == 0) return 0;
        var theirs = Shingles(other);
        return (double)mine.Count(theirs.Contains) / mine.Count;
    }

    /// <summary>Letters, digits and Chinese characters only, in one width and one case.</summary>
    public static string Level(string text)
    {
        var level = new StringBuilder(text.Length);
        // The compatibility form turns full-width letters and digits (Ａ１) into plain ones; unpaired surrogates have none.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) continue;
            var plain = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
            level.Append(Rune.ToLowerInvariant(plain).ToString());
        }

        return level.ToString();
    }

    private static HashSet<string> Shingles(string text)
    {
        var level = Level(text);
        if (level.Length == 0) return [];
        if (level.Length < ShingleLength) return [level];
        return Enumerable.Range(0, level.Length - ShingleLength + 1)
            .Select(start => level.Substring(start, ShingleLength)).ToHashSet(StringComparer.Ordinal);
    }
}
