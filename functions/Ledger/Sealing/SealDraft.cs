using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>The next seal while its lines are read: where the tree stands, and what came into it.</summary>
/// <param name="last">The seal before it, or null.</param>
internal sealed class SealDraft(Seal? last)
{
    private readonly GrowingTree _tree = last is null ? new GrowingTree() : GrowingTree.From(last.Size, last.Edge);
    private readonly List<SealedRange> _ranges = [];
    private readonly Dictionary<string, long> _positions = last is null ? new(StringComparer.Ordinal) : new(last.Positions, StringComparer.Ordinal);

    /// <summary>Whether a line came into it.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>Lines that came into it.</summary>
    public long Count => _tree.Size - (last?.Size ?? 0);

    /// <summary>Takes the lines of a segment from where the last seal ended.</summary>
    public async Task AddAsync(SegmentFiles files, SegmentFile file, CancellationToken cancellationToken)
    {
        await foreach (var line in files.LinesAsync(file.Name, _positions.GetValueOrDefault(file.Name), file.Length, cancellationToken)) Append(line);
    }

    /// <summary>Takes again the lines that a stored seal took: its tiles are made of them.</summary>
    public async Task AddAsync(SegmentFiles files, SealedRange range, CancellationToken cancellationToken)
    {
        await foreach (var line in files.LinesAsync(range.Segment, range.From, range.To, cancellationToken)) Append(line);
    }

    /// <summary>The tiles that became full.</summary>
    public IReadOnlyList<FullTile> TakeFullTiles() => _tree.TakeFullTiles();

    /// <summary>The checkpoint of the tree as it stands.</summary>
    public Checkpoint Checkpoint(DateTimeOffset now) => new(_tree.Size, _tree.Root,
        last is { Checkpoint.SealedAt: var before } && before > now ? before : now, last?.Checkpoint.Hash);

    /// <summary>The seal.</summary>
    public Seal Seal(Checkpoint checkpoint, CheckpointSignature signature) => new((last?.Index ?? -1) + 1, last?.Size ?? 0, _ranges,
        _positions.Where(position => Format.Seal.MayGrow(SegmentName.TryParse(position.Key)!.Day, checkpoint.SealedAt))
            .ToDictionary(StringComparer.Ordinal), _tree.Edge, checkpoint, signature);

    private void Append(SegmentLine line)
    {
        if (_ranges.Count == 0 || _ranges[^1].Segment != line.Segment)
        {
            _ranges.Add(new SealedRange(line.Segment, line.Offset, line.Offset, _tree.Size, 0));
        }

        _tree.Append(TreeHash.Leaf(line.Bytes));
        _ranges[^1] = _ranges[^1] with { To = line.End, Count = _ranges[^1].Count + 1 };
        _positions[line.Segment] = line.End;
    }
}
