using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>The closed objections to the same record: tells whether a new one repeats them (重复异议).</summary>
internal sealed class EarlierObjections
{
    private readonly HashSet<string> _evidence = new(StringComparer.Ordinal);
    private string? _first;

    /// <summary>Takes note of one. A withdrawn one was never answered and is not repeated.</summary>
    public void Add(ObjectionCase objection, IReadOnlyList<CaseEntry<ObjectionEvent>> history)
    {
        if (objection.Outcome is null) return;
        _first ??= objection.CaseId;
        _evidence.UnionWith(history.SelectMany(entry => entry.Evidence ?? []).Select(piece => piece.Sha256));
    }

    /// <summary>What a new objection with that evidence repeats, or null.</summary>
    public Repetition? Repetition(IReadOnlyList<Evidence> evidence) => _first is null ? null
        : new Repetition(_first, evidence.Any(piece => !_evidence.Contains(piece.Sha256)));
}
