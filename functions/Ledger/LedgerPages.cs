using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Problems;

namespace CreditFunctions.Ledger;

/// <summary>Reads the ledger page by page. What is stored meanwhile, in a segment that was passed, is not on the pages after it.</summary>
internal sealed class LedgerPages(SegmentFiles files, LedgerReader reader)
{
    private const int PageSize = 200, MostLines = 20_000;

    /// <summary>The entries of some days, of a unit where one is named, from a position on.</summary>
    /// <exception cref="ProblemException">400: no line begins at the position.</exception>
    public async Task<LedgerPage> ReadAsync(DateOnly from, DateOnly to, string? unit, LedgerPosition? position, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        var lines = 0;
        foreach (var file in await files.ListAsync(from, to, cancellationToken))
        {
            var order = position is null ? 1 : string.CompareOrdinal(file.Name, position.Segment);
            if (order < 0) continue;
            if (order == 0 && !await files.BeginsLineAsync(file, position!.Offset, cancellationToken)) throw LedgerProblems.ContinuationInvalid.AsException();
            await foreach (var read in reader.ReadAsync(file.Name, order == 0 ? position!.Offset : 0, file.Length, cancellationToken))
            {
                if (entries.Count == PageSize || lines++ == MostLines) return new LedgerPage(entries, new LedgerPosition(file.Name, read.Line.Offset));
                if (read.Entry is { } entry && (unit is null || entry.Unit == unit)) entries.Add(entry);
            }
        }

        return new LedgerPage(entries, null);
    }
}

/// <summary>A page of the ledger.</summary>
/// <param name="Entries">In the order of segments.</param>
/// <param name="Next">Where the next page begins; null behind the last.</param>
internal sealed record LedgerPage(IReadOnlyList<LedgerEntry> Entries, LedgerPosition? Next);

/// <summary>Where a line begins.</summary>
internal sealed record LedgerPosition(string Segment, long Offset)
{
    /// <summary>Opaque, for a URL.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Offset}|{Segment}")));

    /// <summary>Reads such a text; null where it is anything else.</summary>
    public static LedgerPosition? TryParse(string text)
    {
        var bytes = new byte[text.Length];
        // What is no base64 at all is thrown on rather than told.
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written)) return null;
        var decoded = Encoding.UTF8.GetString(bytes, 0, written);
        var bar = decoded.IndexOf('|', StringComparison.Ordinal);
        return bar > 0 && long.TryParse(decoded.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && SegmentName.TryParse(decoded[(bar + 1)..]) is not null
            ? new LedgerPosition(decoded[(bar + 1)..], offset)
            : null;
    }
}
