using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>What the headers say of one another: where each segment of a writer must have been when its successor began.</summary>
internal sealed class WriterPlan
{
    private readonly Dictionary<string, List<Expectation>> _expected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Most, string By)> _limits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _twins = new(StringComparer.Ordinal);
    private readonly List<Expectation> _orphans = [];

    public WriterPlan(IEnumerable<SegmentState> segments)
    {
        foreach (var writer in segments.Where(segment => segment.Header is not null).GroupBy(segment => segment.Name.Writer, StringComparer.Ordinal))
        {
            SegmentHeader[] inOrder = [.. writer.Select(segment => segment.Header!).OrderBy(header => header.Name.Number).ThenBy(header => header.Name.Day)];
            for (var at = 0; at < inOrder.Length; at++) Link(inOrder, at);
        }
    }

    /// <summary>Entries that later segments go on from and that no segment here can hold.</summary>
    public IReadOnlyList<Expectation> Orphans => _orphans;

    /// <summary>Entries of a segment that later segments go on from.</summary>
    public IReadOnlyList<Expectation> ExpectedOf(string segment) => _expected.GetValueOrDefault(segment) ?? [];

    /// <summary>The highest number that a segment's entries may have, and the segment that says so.</summary>
    public (long Most, string? By) LimitOf(string segment) => _limits.TryGetValue(segment, out var limit) ? limit : (long.MaxValue, null);

    /// <summary>Another segment of the same writer with the same number, before this one.</summary>
    public string? TwinOf(string segment) => _twins.GetValueOrDefault(segment);

    private void Link(SegmentHeader[] writer, int at)
    {
        var header = writer[at];
        var name = header.Name.ToString();
        foreach (var earlier in writer.AsSpan(0, at))
        {
            var other = earlier.Name.ToString();
            if (earlier.Name.Number == header.Name.Number) _twins[name] = other;
            if (LimitOf(other).Most >= header.FirstSeq) _limits[other] = (header.FirstSeq - 1, name);
        }

        if (header.After is not { } after) return;
        var holder = writer.Take(at).LastOrDefault(earlier => earlier.FirstSeq <= after.Seq);
        var expectation = new Expectation(after.Seq, after.Hash, name);
        if (holder is null) _orphans.Add(expectation);
        else if (_expected.TryGetValue(holder.Name.ToString(), out var several)) several.Add(expectation);
        else _expected.Add(holder.Name.ToString(), [expectation]);
    }
}

/// <summary>An entry that a later segment says it goes on from.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Hash">Its leaf hash.</param>
/// <param name="By">The later segment.</param>
internal sealed record Expectation(long Seq, Digest Hash, string By);
