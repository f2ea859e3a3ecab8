using System.Globalization;
using System.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>What is signed and published: the whole ledger at an instant, in five lines.</summary>
/// <param name="Size">How many lines all segments together had, in the order of sealing.</param>
/// <param name="Root">The root of the Merkle tree over them.</param>
/// <param name="SealedAt">When, UTC; never before the previous checkpoint's.</param>
/// <param name="Previous">SHA-256 of the previous checkpoint's text; null for the first.</param>
internal sealed record Checkpoint(long Size, Digest Root, DateTimeOffset SealedAt, Digest? Previous)
{
    private const string Origin = "siping-credit-ledger/v1";

    /// <summary>The text that is signed: five lines, each ended by a line feed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Root}\n{LedgerTime.Write(SealedAt)}\n{Previous?.ToString() ?? "-"}\n");

    /// <summary>SHA-256 of the text: what the next checkpoint names.</summary>
    public Digest Hash => Digest.From(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Reads such a text; null where it is anything else.</summary>
    public static Checkpoint? TryParse(string text)
    {
        var lines = text.Split('\n');
        Digest previous = default;
        if (lines.Length != 6 || lines[0] != Origin
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !Digest.TryParse(Encoding.UTF8.GetBytes(lines[2]), out var root)
            || !LedgerTime.TryParse(lines[3], out var at)
            || (lines[4] != "-" && !Digest.TryParse(Encoding.UTF8.GetBytes(lines[4]), out previous)))
        {
            return null;
        }

        var checkpoint = new Checkpoint(size, root, at, lines[4] == "-" ? null : previous);
        return checkpoint.Text == text ? checkpoint : null;
    }
}
