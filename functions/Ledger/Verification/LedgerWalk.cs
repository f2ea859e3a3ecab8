using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Where a verification stands: what each segment and the tree have come to, seal by seal.</summary>
internal sealed class LedgerWalk
{
    private readonly ILedgerFiles _files;
    private readonly LedgerSurvey _survey;
    private readonly VerifierOptions _options;
    private readonly PieceReader _reader;
    private readonly PayloadCheck? _payloads;
    private readonly WriterChecks _writers;
    private readonly Dictionary<string, SegmentState> _segments;
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private readonly GrowingTree _tree = new();
    private readonly Queue<OutsideCheckpoint> _outside;
    private readonly long _total;
    private Checkpoint? _checkpoint;
    private long _lines, _entries, _sealed, _bytes;
    private int _seals;

    public LedgerWalk(ILedgerFiles files, LedgerSurvey survey, VerifierOptions options)
    {
        (_files, _survey, _options) = (files, survey, options);
        _reader = new PieceReader(files, options.Lanes);
        _payloads = options.Keys is { } keys ? new PayloadCheck(keys) : null;
        _segments = new Dictionary<string, SegmentState>(survey.Segments, StringComparer.Ordinal);
        _writers = new WriterChecks(survey);
        _outside = new Queue<OutsideCheckpoint>(options.Outside.OrderBy(outside => outside.Size));
        _total = survey.Lengths.Values.Sum();
    }

    /// <summary>Lines that good seals cover.</summary>
    public long SealedLines => _sealed;

    /// <summary>Verifies a seal and the lines that it covers.</summary>
    public async Task<LedgerFault?> SealAsync(Seal seal, bool isNewest, CancellationToken cancellationToken)
    {
        foreach (var range in seal.Ranges) _positions[range.Segment] = range.To;
        foreach (var (segment, _) in _positions.Where(position => !MayGrow(position.Key, seal)).ToList()) _positions.Remove(segment);
        if (SealCheck.Find(seal, _checkpoint, _segments, _positions, _options) is { } bad) return bad;
        if (seal.Ranges.FirstOrDefault(range => !_segments.ContainsKey(range.Segment)) is { } missing) return Faults.SegmentMissing(seal.Index, missing.Segment);

        var (before, segments) = (_tree.Edge, seal.Ranges.ToDictionary(range => range.Segment, range => _segments[range.Segment], StringComparer.Ordinal));
        var cut = seal.Ranges.FirstOrDefault(range => _survey.Lengths[range.Segment] < range.To);
        var (holds, writers) = cut is null
            ? await LinesAsync([.. seal.Ranges.Select(range => new ReadRange(range.Segment, range.From, range.To))], seal, cancellationToken)
            : (false, null);
        if (!holds || _tree.Size != seal.Size || _tree.Root != seal.Checkpoint.Root)
        {
            var found = await new SealDiagnosis(_files, _survey).FindAsync(seal, before, segments, cancellationToken);
            return found ?? writers ?? Faults.SegmentCut(cut?.Segment ?? seal.Ranges[0].Segment, segments[cut?.Segment ?? seal.Ranges[0].Segment].Lines, seal.Index);
        }

        if (writers is not null) return writers;
        (_checkpoint, _sealed, _seals) = (seal.Checkpoint, seal.Size, _seals + 1);
        return await TilesAsync(seal, isNewest, cancellationToken);
    }

    /// <summary>Verifies what no seal covers yet, and what is left to be said when everything is read.</summary>
    public async Task<LedgerFault?> UnsealedAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, state) in _segments.OrderBy(segment => segment.Key, StringComparer.Ordinal).ToList())
        {
            var length = _survey.Lengths[name];
            if (state.Offset == length) continue;
            if (_checkpoint is { } newest && !Seal.MayGrow(state.Name.Day, newest.SealedAt)) return Faults.TooLate(name, state.Lines + 1);
            var (holds, writers) = await LinesAsync([new ReadRange(name, state.Offset, length)], null, cancellationToken);
            if (!holds)
            {
                await using var stream = await _files.OpenSegmentAsync(name, state.Offset, length, cancellationToken);
                if (await LineDiagnosis.FindAsync(state, LineReader.ReadAsync(stream, cancellationToken), null) is { } fault) return fault;
            }

            if (writers is not null) return writers;
        }

        return _writers.Unmet(_segments) ?? (_survey.Strangers.Count > 0 ? Faults.Stranger(_survey.Strangers[0]) : null);
    }

    /// <summary>Whether there are tiles of leaves that no seal covers: a seal was there that wrote them.</summary>
    public async Task<bool> IsPastAsync(CancellationToken cancellationToken) =>
        await _files.FindTileAsync(FullTile.NameOf(0, _tree.Size / FullTile.Width), cancellationToken) is not null;

    public LedgerVerdict Verdict(LedgerFault? fault) => new(fault)
    {
        Segments = _survey.Segments.Count, Lines = _lines, Entries = _entries, Sealed = _sealed, Opened = _payloads?.Opened ?? 0, Erased = _payloads?.Erased ?? 0,
        Seals = _seals, SignaturesChecked = _options.PublicKeys.Count > 0 && _seals > 0, Bytes = _bytes, Checkpoint = _checkpoint,
    };

    // Reads ranges; stops at the first piece that does not hold. What the writers' headers say of one another is told, but decides later:
    // first it must be clear that the lines themselves are those that were sealed.
    private async Task<(bool Holds, LedgerFault? Writers)> LinesAsync(IReadOnlyList<ReadRange> ranges, Seal? seal, CancellationToken cancellationToken)
    {
        LedgerFault? writers = null;
        await foreach (var piece in _reader.ReadAsync(ranges, cancellationToken))
        {
            var state = _segments[ranges[piece.Range].Segment];
            if (!piece.Holds || !state.Continues(piece)) return (false, writers);
            writers ??= _writers.Find(state, piece);
            if (_payloads is not null) writers ??= await _payloads.FindAsync(state, piece, cancellationToken);
            if (seal is not null) writers ??= Grow(piece, seal.Index);
            _segments[ranges[piece.Range].Segment] = state.Behind(piece);
            (_lines, _entries, _bytes) = (_lines + piece.Leaves.Length, _entries + piece.Entries, _bytes + piece.Length);
            piece.Release();
            _options.Progress?.Invoke(_bytes, _total);
        }

        return (true, writers);
    }

    private LedgerFault? Grow(in ScannedPiece piece, int seal)
    {
        LedgerFault? rewritten = null;
        foreach (var leaf in piece.Leaves)
        {
            _tree.Append(leaf);
            while (_outside.TryPeek(out var outside) && outside.Size <= _tree.Size)
            {
                _outside.Dequeue();
                var root = outside.Size == 0 ? TreeHash.Empty : _tree.Root;
                if (outside.Root != root) rewritten ??= Faults.Rewritten(outside, seal);
            }
        }

        return rewritten;
    }

    private static bool MayGrow(string segment, Seal seal) => SegmentName.TryParse(segment) is { } name && Seal.MayGrow(name.Day, seal.Checkpoint.SealedAt);

    private async Task<LedgerFault?> TilesAsync(Seal seal, bool isNewest, CancellationToken cancellationToken)
    {
        foreach (var tile in _tree.TakeFullTiles())
        {
            var stored = await _files.FindTileAsync(tile.Name, cancellationToken);
            // Tiles are written behind the seal: a run that was cut off there is made up for by the next.
            if (stored is null && isNewest) continue;
            if (stored is null) return Faults.TileMissing(tile.Name, seal.Index);
            if (!stored.Value.Span.SequenceEqual(tile.Bytes.Span)) return Faults.TileChanged(tile.Name, seal.Index);
        }

        return null;
    }
}
