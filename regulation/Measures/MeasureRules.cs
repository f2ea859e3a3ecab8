using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Measures;

/// <summary>
/// Whether a measure may be applied (art. 20, 21, 23: 依据法律法规规定，与失信行为的性质、情节和社会危害程度相适应，不得超越法定权限、条件和范围).
/// </summary>
public static class MeasureRules
{
    /// <summary>What forbids it; nothing where it may be applied. Which unit may, <see cref="CheckPowers"/> says.</summary>
    /// <param name="use">The measure as it would be applied.</param>
    /// <param name="field">Where it stands in the request, such as <c>measures[0]</c>; each refusal names a field of it.</param>
    public static IReadOnlyList<Refusal> Check(MeasureUse use, string field)
    {
        var refused = new MeasureRefusals(field);
        if (MeasureCatalogue.Find(use.Code) is not { } measure) return [refused.Unknown];
        var onGround = CheckGround(measure, use.Ground, refused);
        return [.. new[]
        {
            CheckBasis(measure, use.Basis, refused),
            measure.SubjectKinds.Contains(use.SubjectKind) ? null : refused.SubjectKind(measure, use.SubjectKind),
            onGround,
            CheckPeriod(measure, use, onGround is null, refused),
        }.OfType<Refusal>()];
    }

    /// <summary>Why a unit may not apply a measure, or null where it may.</summary>
    /// <param name="code">The measure's code.</param>
    /// <param name="rights">What the unit may do.</param>
    /// <param name="field">Where the unit stands in the request.</param>
    public static Refusal? CheckPowers(string? code, Rights rights, string field)
    {
        var refused = new MeasureRefusals(field);
        return MeasureCatalogue.Find(code) is not { } measure ? refused.Unknown
            : rights.MayApply(measure.Code) ? null
            : refused.BeyondPowers(measure);
    }

    private static Refusal? CheckBasis(Measure measure, LegalBasis? basis, MeasureRefusals refused)
    {
        if (string.IsNullOrWhiteSpace(basis?.Law) || string.IsNullOrWhiteSpace(basis.Article)) return refused.WithoutBasis(measure);
        return measure.NeedsOtherLaw && LawName.AreSame(basis.Law, MeasureCatalogue.Regulation) ? refused.WithoutOtherLaw(measure) : null;
    }

    private static Refusal? CheckGround(Measure measure, MeasureGround ground, MeasureRefusals refused) => (measure.Kind, ground.Polarity) switch
    {
        (MeasureKind.Incentive, Polarity.Positive) => null,
        (MeasureKind.Incentive, _) => refused.IncentiveWithoutHonour(measure),
        (_, not Polarity.Negative) => refused.PunishmentWithoutDishonesty(measure),
        _ => measure.LongestAfter(ground.Severity) is null ? refused.BeyondSeverity(measure, ground.Severity) : null,
    };

    private static Refusal? CheckPeriod(Measure measure, MeasureUse use, bool mayFollow, MeasureRefusals refused)
    {
        if (use.Until < use.From) return refused.EndsBeforeItBegins(measure);
        if (mayFollow && measure.LongestAfter(use.Ground.Severity) is { } months && use.Until > use.From.AddMonths(months)) return refused.BeyondPeriod(measure, months);
        // What rests on a ground ends with it at the latest.
        return use.Ground.Until is { } end && use.Until > end ? refused.BeyondGround(measure, end) : null;
    }
}
