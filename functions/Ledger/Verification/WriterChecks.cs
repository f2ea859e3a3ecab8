namespace CreditFunctions.Ledger.Verification;

/// <summary>Holds each writer's segments against one another as they are read: one writer, one line of numbers.</summary>
internal sealed class WriterChecks(LedgerSurvey survey)
{
    private readonly WriterPlan _plan = new(survey.Segments.Values);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    // What speaks against a segment whose header was not read yet. It may be the header that was changed, which its own seal tells first.
    private readonly Dictionary<string, LedgerFault> _against = new(StringComparer.Ordinal);

    /// <summary>What a piece of a segment shows to be wrong.</summary>
    public LedgerFault? Find(SegmentState state, in ScannedPiece piece)
    {
        var name = state.Name.ToString();
        return (piece.BeginsWithHeader ? Begin(name) : null) ?? Expected(name, piece) ?? Limit(name, state, piece);
    }

    /// <summary>What is missing when everything was read.</summary>
    public LedgerFault? Unmet(IReadOnlyDictionary<string, SegmentState> segments)
    {
        foreach (var (name, state) in segments.OrderBy(segment => segment.Key, StringComparer.Ordinal))
        {
            if (_plan.ExpectedOf(name).FirstOrDefault(expected => expected.Seq > state.LastSeq) is { } unmet) return Faults.TailMissing(state, unmet);
        }

        return null;
    }

    private LedgerFault? Begin(string name)
    {
        _begun.Add(name);
        if (_plan.TwinOf(name) is { } twin) return Faults.Twin(name, twin);
        if (_plan.Orphans.FirstOrDefault(orphan => orphan.By == name) is { } orphan) return Faults.PredecessorMissing(name, orphan.Seq);
        return _against.GetValueOrDefault(name);
    }

    private LedgerFault? Expected(string name, in ScannedPiece piece)
    {
        foreach (var expected in _plan.ExpectedOf(name))
        {
            if (piece.LeafOf(expected.Seq) is { } leaf && leaf != expected.Hash) return Against(expected.By, Faults.HeaderDisagrees(expected, name));
        }

        return null;
    }

    private LedgerFault? Limit(string name, SegmentState state, in ScannedPiece piece)
    {
        if (_plan.LimitOf(name) is not (var most, { } by) || !(piece.LastSeq > most)) return null;
        var first = piece.FirstSeq!.Value;
        // Two that begin at the same number go on from the same place; else lines were added to the one that had ended.
        return Against(by, survey.Segments[name].Header!.FirstSeq > most
            ? Faults.Forked(by, name)
            : Faults.Overrun(name, state.Lines + (piece.BeginsWithHeader ? 2 : 1) + Math.Max(0, most + 1 - first), Math.Max(first, most + 1), by));
    }

    private LedgerFault? Against(string segment, LedgerFault fault)
    {
        if (_begun.Contains(segment)) return fault;
        _against.TryAdd(segment, fault);
        return null;
    }
}
