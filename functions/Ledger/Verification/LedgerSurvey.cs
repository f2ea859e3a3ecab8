using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>What files there are, and what the segments' headers say; read before anything else.</summary>
/// <param name="Seals">Names under <c>seals/</c>.</param>
/// <param name="Segments">Each segment at its beginning. A header that can't be read, or that names another segment, is left out.</param>
/// <param name="Lengths">How long each is, in bytes.</param>
/// <param name="Strangers">Files that are no segments.</param>
internal sealed record LedgerSurvey(IReadOnlySet<string> Seals, IReadOnlyDictionary<string, SegmentState> Segments,
    IReadOnlyDictionary<string, long> Lengths, IReadOnlyList<string> Strangers)
{
    // A header has at most some 330 characters.
    private const int LongestHeader = 1024;

    /// <summary>Lists and reads. Cost: one request a segment, and the lists.</summary>
    /// <remarks>
    /// The ledger may grow meanwhile. Seals are listed before segments, so that every line that they cover is there; and segments are
    /// measured after they were found, so that each reaches at least as far as a segment that goes on from it says.
    /// </remarks>
    public static async Task<LedgerSurvey> MakeAsync(ILedgerFiles files, CancellationToken cancellationToken)
    {
        var seals = await files.SealsAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        var found = await files.SegmentsAsync(cancellationToken).Select(file => file.Name).ToHashSetAsync(cancellationToken: cancellationToken);
        var lengths = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var file in files.SegmentsAsync(cancellationToken))
        {
            if (found.Contains(file.Name)) lengths.Add(file.Name, file.Length);
        }

        var segments = new Dictionary<string, SegmentState>(StringComparer.Ordinal);
        var strangers = new List<string>();
        foreach (var (file, length) in lengths)
        {
            if (SegmentName.TryParse(file) is not { } name) strangers.Add(file);
            else segments.Add(file, new SegmentState(name, await HeaderAsync(files, name, length, cancellationToken)));
        }

        return new LedgerSurvey(seals, segments, lengths, strangers);
    }

    private static async Task<SegmentHeader?> HeaderAsync(ILedgerFiles files, SegmentName name, long length, CancellationToken cancellationToken)
    {
        if (length == 0) return null;
        await using var stream = await files.OpenSegmentAsync(name.ToString(), 0, Math.Min(length, LongestHeader), cancellationToken);
        var buffer = new byte[LongestHeader];
        var filled = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
        return end >= 0 && SegmentHeader.TryParse(buffer.AsSpan(0, end)) is { } header && header.Name == name ? header : null;
    }
}
