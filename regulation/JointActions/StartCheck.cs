using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>Whether a joint action may start (art. 19–23): its measures exist, follow what it rests on, have a basis, a period and a unit with the power.</summary>
public static class StartCheck
{
    /// <summary>What forbids it, each naming its rule; nothing where it may start.</summary>
    /// <param name="kind">Incentive or punishment.</param>
    /// <param name="subjectKind">Of the subject.</param>
    /// <param name="measures">The measures as written.</param>
    /// <param name="grounds">What it rests on; at least one.</param>
    /// <param name="from">Its first day, China.</param>
    /// <param name="until">Its last day, China.</param>
    public static IReadOnlyList<Refusal> Check(JointActionKind kind, SubjectKind subjectKind, IReadOnlyList<ActionMeasure> measures,
        IReadOnlyList<MeasureGround> grounds, DateOnly from, DateOnly until)
    {
        // It ends with whatever it rests on that ends first.
        var earliest = grounds.Min(ground => ground.Until ?? DateOnly.MaxValue);
        DateOnly? end = earliest == DateOnly.MaxValue ? null : earliest;
        var refusals = new List<Refusal>();
        for (var at = 0; at < measures.Count; at++)
        {
            var (measure, field) = (measures[at], $"measures[{at}]");
            if (MeasureCatalogue.Find(measure.Code) is { } known && (known.Kind == MeasureKind.Incentive) != (kind == JointActionKind.Incentive))
            {
                refusals.Add(OtherKind(field));
                continue;
            }

            // Of several grounds the gravest carries the measure.
            refusals.AddRange(grounds.Select(ground => MeasureRules.Check(
                new MeasureUse(measure.Code, measure.Basis, subjectKind, ground with { Until = end }, from, until), field)).MinBy(found => found.Count)!);
        }

        return refusals;
    }

    /// <summary>Why units may not be asked for their measures; nothing where they may.</summary>
    /// <param name="units">The units as written.</param>
    /// <param name="rights">What each may do, in the same order.</param>
    /// <param name="measures">The action's measures.</param>
    public static IReadOnlyList<Refusal> CheckUnits(IReadOnlyList<UnitMeasures> units, IReadOnlyList<Rights> rights, IReadOnlyList<ActionMeasure> measures)
    {
        var refusals = new List<Refusal>();
        for (var at = 0; at < units.Count; at++)
        {
            var field = $"units[{at}].measures";
            foreach (var code in units[at].Measures)
            {
                if (measures.All(measure => measure.Code != code)) refusals.Add(NotOfThisAction(code, field));
                else if (MeasureRules.CheckPowers(code, rights[at], field) is { } beyond) refusals.Add(beyond);
            }
        }

        return refusals;
    }

    private static Refusal OtherKind(string field) => new("measure-of-other-kind", "联合激励只能采取激励措施，联合惩戒只能采取惩戒或者监管措施（条例第二十条、第二十一条）",
        "An incentive takes measures of art. 20, a punishment those of art. 21.", field + ".code");

    private static Refusal NotOfThisAction(string code, string field) => new("measure-not-of-action", $"实施单位的措施“{code}”不在本次联合奖惩的措施中",
        "A unit is asked for measures of the action only.", field);
}
