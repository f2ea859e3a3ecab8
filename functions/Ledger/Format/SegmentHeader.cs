using System.Globalization;
using System.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>The first line of a segment: whose it is, and where its writer stood when it began it.</summary>
/// <param name="Name">Day, writer and number; also the blob's name.</param>
/// <param name="After">The last entry that the writer had stored for certain, in whichever of its earlier segments; null where there was none.</param>
/// <param name="Lost">
/// How many sequence numbers the writer gave out after that entry in appends that failed. Nobody was answered on them, but storage may hold them all the
/// same: up to that many lines may stand behind it, in its segment or in segments between it and this one. The numbers are not used again: this segment's
/// first entry has number <see cref="FirstSeq"/>.
/// </param>
internal sealed record SegmentHeader(SegmentName Name, LineReference? After, long Lost)
{
    /// <summary>The version of the format, which is also that of the algorithm suite: 1 = AES-256-GCM, SHA-256, ES256.</summary>
    public const int Version = 1;

    /// <summary>The number of this segment's first entry.</summary>
    public long FirstSeq => (After?.Seq ?? 0) + Lost + 1;

    /// <summary>The line, without its end.</summary>
    public byte[] Encode()
    {
        var after = After is { } line ? string.Create(CultureInfo.InvariantCulture, $$"""{"seq":{{line.Seq}},"hash":"{{line.Hash}}"}""") : "null";
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"v":{{Version}},"writer":"{{LedgerToken.Checked(Name.Writer)}}","segment":{{Name.Number}},"day":"{{Name.Day:yyyy-MM-dd}}","after":{{after}},"lost":{{Lost}}}"""));
    }

    /// <summary>Reads such a line; null where it is anything else, also the same in another order or with a space.</summary>
    public static SegmentHeader? TryParse(ReadOnlySpan<byte> line)
    {
        var cursor = new LineCursor(line);
        if (!cursor.Skip("{\"v\":1,\"writer\":\""u8) || !cursor.Token(out var writer)
            || !cursor.Skip(",\"segment\":"u8) || !cursor.Number(out var number) || number is < 1 or > int.MaxValue
            || !cursor.Skip(",\"day\":\""u8) || !cursor.Text(out var day)
            || !DateOnly.TryParseExact(Encoding.UTF8.GetString(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !cursor.Skip(",\"after\":"u8))
        {
            return null;
        }

        LineReference? after = null;
        if (!cursor.Skip("null"u8))
        {
            if (!cursor.Skip("{\"seq\":"u8) || !cursor.Number(out var seq) || !cursor.Skip(",\"hash\":\""u8) || !cursor.Hash(out var hash) || !cursor.Skip("}"u8)) return null;
            after = new LineReference(seq, hash);
        }

        return cursor.Skip(",\"lost\":"u8) && cursor.Number(out var lost) && cursor.Skip("}"u8) && cursor.AtEnd
            ? new SegmentHeader(new SegmentName(date, Encoding.UTF8.GetString(writer), (int)number), after, lost)
            : null;
    }
}

/// <summary>An entry's line: its sequence number and its leaf hash.</summary>
internal sealed record LineReference(long Seq, Digest Hash);
