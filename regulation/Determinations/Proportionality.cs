using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>
/// Whether what is proposed is within the law (art. 22, 23: 依据法律法规规定，与失信行为的性质、情节和社会危害程度相适应，不得超越法定权限、条件和范围): a
/// pure function of the terms, the unit's rights and the day.
/// </summary>
public static class Proportionality
{
    // Longer than any law lets anything last.
    private const int LongestMonths = 1200;

    /// <summary>What forbids it; nothing where it may be proposed. All of it at once, by field.</summary>
    /// <param name="terms">What is proposed.</param>
    /// <param name="rights">What the unit may do.</param>
    /// <param name="today">The day in China, from which it would be listed.</param>
    public static IReadOnlyList<Refusal> Check(DeterminationTerms terms, Rights rights, DateOnly today)
    {
        var longest = PublicationTerms.StateCouncil2025.Of(terms.Severity).MaxMonths;
        var ground = new MeasureGround(Polarity.Negative, terms.Severity, After(today, terms.Months));
        return
        [
            .. CheckPowers(terms, rights),
            .. terms.Months < 1 || terms.Months > longest ? [BeyondPeriod(longest)] : Array.Empty<Refusal>(),
            .. terms.Measures.SelectMany((measure, at) => Check(measure, $"measures[{at}]", terms, ground, rights, today)),
        ];
    }

    private static IEnumerable<Refusal> Check(DeterminedMeasure measure, string field, DeterminationTerms terms, MeasureGround ground, Rights rights, DateOnly today)
    {
        // A day that no month has makes the last day of a month: the same months give the same day.
        var use = new MeasureUse(measure.Code, measure.Basis, terms.SubjectKind, ground, today, measure.Months < 1 ? today.AddDays(-1) : After(today, measure.Months));
        foreach (var refusal in MeasureRules.Check(use, field)) yield return refusal;
        if (MeasureCatalogue.Find(measure.Code) is not null && MeasureRules.CheckPowers(measure.Code, rights, field + ".code") is { } beyond) yield return beyond;
    }

    // Whatever number is written: what no law allows is beyond the range of days too, and refused all the same.
    private static DateOnly After(DateOnly today, int months) => today.AddMonths(Math.Clamp(months, -LongestMonths, LongestMonths));

    private static IEnumerable<Refusal> CheckPowers(DeterminationTerms terms, Rights rights)
    {
        if (!rights.MayDetermine(terms.Category)) yield return BeyondPowers(terms.Category);
        var laws = rights.LawsFor(terms.Category);
        if (laws.Count > 0 && !laws.Any(basis => LawName.AreSame(basis.Law, terms.Basis.Law))) yield return LawDoesNotEmpower(laws);
        if (terms.Category == DishonestyCategory.OtherByLaw && LawName.AreSame(terms.Basis.Law, MeasureCatalogue.Regulation)) yield return s_withoutOtherLaw;
        if (terms.Category == DishonestyCategory.Lesser == (terms.Severity == Severity.Serious)) yield return s_severityDoesNotFit;
    }

    private static readonly Refusal s_withoutOtherLaw = new("basis-without-own-law", "条例第二十二条第（五）项的失信行为须由其他法律法规规定，不能仅以本条例为依据",
        "Art. 22(5) is dishonesty that another law provides: name that law.", "basis.law");

    private static readonly Refusal s_severityDoesNotFit = new("severity-does-not-fit", "条例第二十二条所列行为为严重失信行为（serious），其他失信行为为轻微或者一般（minor、general）",
        "What art. 22 lists is serious; lesser dishonesty is minor or general.", "severity");

    private static Refusal BeyondPowers(DishonestyCategory category) => new("determination-beyond-powers",
        $"本单位未被授权认定“{category.Text()}”（条例第二十三条：不得超越法定权限）", "The unit has no grant to determine this: the authority grants it by the law that empowers.", "category");

    private static Refusal LawDoesNotEmpower(IReadOnlyList<LegalBasis> laws) => new("law-does-not-empower",
        $"引用的法律不是授权本单位认定的法律，授权依据为：{string.Join("、", laws.Select(basis => basis.Law).Distinct())}",
        "The cited law is not the one by which the unit was granted to determine this.", "basis.law");

    private static Refusal BeyondPeriod(int months) => new("period-beyond-severity",
        $"认定期限应为 1 至 {months} 个月（{PublicationTerms.StateCouncil2025.Source}）", $"A listing of this severity lasts 1 to {months} months.", "months");
}
