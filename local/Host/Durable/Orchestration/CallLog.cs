using CreditFunctions.Local.Durable.History;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>The calls of one turn: written down as they are made, or, on replay, compared with what history has.</summary>
internal sealed class CallLog(InstanceHeader header)
{
    private List<Scheduled> _made = [];
    private IReadOnlyList<Scheduled>? _expected;
    private int _turn;

    /// <summary>The turn's calls so far.</summary>
    public IReadOnlyList<Scheduled> Made => _made;

    /// <summary>The first difference that replay found, or null.</summary>
    public NonDeterministicOrchestrationException? Difference { get; private set; }

    /// <summary>A new turn; with <paramref name="expected"/>, a replayed one.</summary>
    public void Begin(int turn, IReadOnlyList<Scheduled>? expected)
    {
        _turn = turn;
        _expected = expected;
        _made = [];
    }

    /// <exception cref="NonDeterministicOrchestrationException">History has another call here.</exception>
    public void Add(Scheduled call)
    {
        if (_expected is not null)
        {
            if (_made.Count >= _expected.Count) throw Differs($"expected no further call in turn {_turn}, the code called {call.Title} (#{call.Id})");
            var expected = _expected[_made.Count];
            if (!expected.IsSameCallAs(call)) throw Differs($"expected {expected.Title} (#{expected.Id}), the code called {call.Title}");
        }

        _made.Add(call);
    }

    /// <summary>At the end of a replayed turn: did the code make every call that history has?</summary>
    /// <exception cref="NonDeterministicOrchestrationException">It made fewer.</exception>
    public void End(bool codeEnded)
    {
        if (_expected is null || _made.Count >= _expected.Count) return;
        var missing = _expected[_made.Count];
        throw Differs($"expected {missing.Title} (#{missing.Id}), the code {(codeEnded ? "ended" : "waits without that call")}");
    }

    private NonDeterministicOrchestrationException Differs(string what) => Difference ??= new(
        $"The code of '{header.Name}' does not repeat what instance '{header.Id}' did: {what}. Either the code changed while the instance "
        + "was running (give changed code a new version and keep the old path), or it is not deterministic (clock, random, I/O, configuration).");
}
