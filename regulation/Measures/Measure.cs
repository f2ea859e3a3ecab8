using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Regulation.Measures;

/// <summary>One measure of the catalogue (激励措施, art. 20; 惩戒或者监管措施, art. 21).</summary>
/// <param name="Code">Stable, as <c>written-warning</c>.</param>
/// <param name="Name">Chinese, as 书面警示.</param>
/// <param name="Kind">For or against its subject.</param>
/// <param name="Article">20 or 21.</param>
/// <param name="Item">The item of the article, from 1.</param>
/// <param name="Powers">Chinese: which bodies have it among their powers. Which unit may apply it, its grants say.</param>
public sealed record Measure(string Code, string Name, MeasureKind Kind, int Article, int Item, string Powers)
{
    /// <summary>The provision of the regulation that it stands on.</summary>
    public LegalBasis Basis => new(MeasureCatalogue.Regulation, $"第{(Article == 20 ? "二十" : "二十一")}条第（{"一二三四五六"[Item - 1]}）项");

    /// <summary>The provision of another law that it stands on, where it is one of those that laws provide (法律法规规定的其他措施), or null.</summary>
    public LegalBasis? OtherLaw { get; init; }

    /// <summary>Whether the regulation alone is no basis for it: it takes a law that provides it (art. 20(6), 21(4)).</summary>
    public bool NeedsOtherLaw => (Kind, Item) is (MeasureKind.Incentive, 6) or (MeasureKind.Punishment, 4);

    /// <summary>On whom it may be applied.</summary>
    public IReadOnlyList<SubjectKind> SubjectKinds { get; init; } = [SubjectKind.Organisation, SubjectKind.SoleProprietor, SubjectKind.NaturalPerson];

    /// <summary>How long it may last after which severity; null for an incentive.</summary>
    public MeasurePeriods? Periods { get; init; }

    /// <summary>How long an incentive may last, months; null for a punishment.</summary>
    public int? LongestMonths { get; init; }

    /// <summary>The longest that it may last on such a ground, months; null where it may not follow it.</summary>
    public int? LongestAfter(Severity? severity) => Kind == MeasureKind.Incentive ? LongestMonths : Periods!.After(severity);
}
