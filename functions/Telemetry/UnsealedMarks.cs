namespace CreditFunctions.Telemetry;

/// <summary>What this process has appended and no seal is known to cover, one mark a minute.</summary>
/// <remarks>Safe for several threads. The marks that a dead sealer leaves are one for each minute in which something was appended.</remarks>
internal sealed class UnsealedMarks
{
    private static readonly TimeSpan s_apart = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<Mark> _marks = new();

    /// <summary>Something was stored in a segment, which now ends there.</summary>
    public void Add(string segment, long end, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_marks.Last is { } last && last.Value.Segment == segment && at - last.Value.At < s_apart) last.Value = last.Value with { End = end };
            else _marks.AddLast(new Mark(segment, end, at));
        }
    }

    /// <summary>When the oldest was stored that no seal covers; null where there is none.</summary>
    /// <param name="sealedTo">How far a segment is sealed.</param>
    public DateTimeOffset? Oldest(Func<string, long> sealedTo)
    {
        lock (_gate)
        {
            while (_marks.First is { } first)
            {
                if (sealedTo(first.Value.Segment) < first.Value.End) return first.Value.At;
                _marks.RemoveFirst();
            }

            return null;
        }
    }

    private sealed record Mark(string Segment, long End, DateTimeOffset At);
}
