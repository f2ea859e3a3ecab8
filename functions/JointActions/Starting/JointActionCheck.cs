using CreditFunctions.Access;
using CreditFunctions.Grants;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.JointActions.Starting;

/// <summary>Whether an action may start, as things stand now: its grounds hold, its measures follow them, its units have the powers (art. 19–23).</summary>
internal sealed class JointActionCheck(IEnumerable<IGroundSource> sources, UnitRights rights, TimeProvider clock)
{
    private const int AtOnce = 16;

    /// <summary>The grounds. Cost: 1–2 round trips a ground, at the same time.</summary>
    /// <exception cref="Problems.ProblemException">What forbids it, naming the rule.</exception>
    public async Task<IReadOnlyList<ActionGround>> GroundsAsync(JointActionKind kind, string subjectId, IReadOnlyList<string> groundIds,
        IReadOnlyList<ActionMeasure> measures, DateOnly endsOn, CancellationToken cancellationToken)
    {
        var grounds = await Task.WhenAll(groundIds.Select(id => FindAsync(subjectId, id, cancellationToken)));
        var missing = groundIds.Select((_, at) => at).Where(at => grounds[at] is null).Select(GroundEnded).ToList();
        if (missing.Count > 0) throw JointActionProblems.Of(missing).AsException();
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var refusals = StartCheck.Check(kind, grounds[0]!.SubjectKind, measures,
            [.. grounds.Select(ground => new MeasureGround(ground!.Polarity, ground.Severity, ground.Until))], today, endsOn);
        if (refusals.Count > 0) throw JointActionProblems.Of(refusals).AsException();
        return [.. grounds.Select(ground => new ActionGround(ground!.Id, ground.Until, ground.Item, ground.Severity, ground.DecidedOn))];
    }

    /// <summary>That the authority may ask the units, and each has the power for its measures. Cost: 1 round trip a unit, at the same time.</summary>
    /// <exception cref="Problems.ProblemException">403 <c>outside-area</c>; what forbids it, naming the unit and the rule.</exception>
    public async Task UnitsAsync(Caller caller, IReadOnlyList<UnitMeasures> units, IReadOnlyList<ActionMeasure> measures, CancellationToken cancellationToken)
    {
        if (units.Any(unit => !AuthorityArea.Covers(caller.Area, unit.Unit))) throw JointActionProblems.OutsideArea.AsException();
        var granted = new Rights[units.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, units.Count, parallel, async (at, stop) => granted[at] = await rights.NowAsync(units[at].Unit, stop));
        var refusals = StartCheck.CheckUnits(units, granted, measures);
        if (refusals.Count > 0) throw JointActionProblems.Of(refusals).AsException();
    }

    private async Task<Ground?> FindAsync(string subjectId, string groundId, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(subjectId, groundId, cancellationToken) is { } ground) return ground;
        }

        return null;
    }

    private static Refusal GroundEnded(int at) => new("ground-not-effective", "所依据的认定或者信息不存在、已经失效，或者不属于该主体（条例第二十一条、第二十三条）",
        "There is no such effective determination or live record of this subject.", $"grounds[{at}]");
}
