using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Tests.Grants;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Determinations;

public static class TermsArbitraries
{
    public static Arbitrary<DeterminationTerms> Terms() => (
        from category in Gen.Elements(Enum.GetValues<DishonestyCategory>())
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from kind in Gen.Elements(Enum.GetValues<SubjectKind>())
        from months in Gen.Choose(0, 40)
        from measure in Gen.Elements(MeasureCatalogue.All.ToArray())
        from measureMonths in Gen.Choose(0, 40)
        select DeterminationStory.Terms with
        {
            Category = category,
            Severity = severity,
            SubjectKind = kind,
            Months = months,
            Measures = [new(measure.Code, measure.OtherLaw ?? measure.Basis, measureMonths)],
        }).ToArbitrary();
}

[Trait("Article", "23")]
[Properties(Arbitrary = [typeof(TermsArbitraries)], MaxTest = 500)]
public class ProportionalityTests
{
    private static readonly DateOnly s_today = new(2026, 9, 24);

    private static readonly Rights s_rights = Rights.Of([SampleGrants.Of(SampleGrants.Terms with
    {
        Measures = ["talk", "key-supervision", "procurement-ban"],
        Determines = [DishonestyCategory.HealthAndLife, DishonestyCategory.OtherByLaw],
        Basis = new("《中华人民共和国食品安全法》", "第一百一十三条"),
    })], s_today);

    public static TheoryData<string, DeterminationTerms> Faults => new()
    {
        { "determination-beyond-powers category", DeterminationStory.Terms with { Category = DishonestyCategory.NationalDefence } },
        { "law-does-not-empower basis.law", DeterminationStory.Terms with { Basis = new("《中华人民共和国产品质量法》", "第四十九条") } },
        { "severity-does-not-fit severity", DeterminationStory.Terms with { Category = DishonestyCategory.Lesser } },
        { "period-beyond-severity months", DeterminationStory.Terms with { Months = 37 } },
        { "measure-unknown measures[0].code", DeterminationStory.Terms with { Measures = [DeterminationStory.Terms.Measures[0] with { Code = "stocks" }] } },
        { "measure-beyond-powers measures[0].code", DeterminationStory.Terms with { Measures = [new("written-warning", new("《四平市社会信用条例》", "第二十一条"), 12)] } },
        { "measure-without-own-law measures[0].basis", DeterminationStory.Terms with { Measures = [new("procurement-ban", new("《四平市社会信用条例》", "第二十一条"), 12)] } },
        { "measure-beyond-ground measures[0].until", DeterminationStory.Terms with { Measures = [DeterminationStory.Terms.Measures[0] with { Months = 13 }] } },
        { "measure-beyond-period measures[0].until", DeterminationStory.Terms with { Measures = [DeterminationStory.Terms.Measures[0] with { Code = "talk", Months = 4 }] } },
        { "measure-period measures[0].until", DeterminationStory.Terms with { Measures = [DeterminationStory.Terms.Measures[0] with { Months = 0 }] } },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Fault_is_named_with_its_rule_and_field(string fault, DeterminationTerms terms)
    {
        var refused = Assert.Single(Proportionality.Check(terms, s_rights, s_today));
        Assert.Equal(fault, $"{refused.Code} {refused.Field}");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Title);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(100_000)]
    [InlineData(int.MinValue)]
    public void Months_that_no_calendar_holds_are_refused_as_any_other(int months)
    {
        var listed = Proportionality.Check(DeterminationStory.Terms with { Months = months }, s_rights, s_today);
        Assert.Contains(listed, refused => (refused.Code, refused.Field) == ("period-beyond-severity", "months"));
        var measure = Proportionality.Check(DeterminationStory.Terms with { Measures = [DeterminationStory.Terms.Measures[0] with { Months = months }] }, s_rights, s_today);
        Assert.All(measure, refused => Assert.Equal("measures[0].until", refused.Field));
        Assert.NotEmpty(measure);
    }

    [Fact]
    public void What_is_within_the_law_may_be_proposed()
    {
        Assert.Empty(Proportionality.Check(DeterminationStory.Terms, s_rights, s_today));
        // The end of February is as good as the thirtieth.
        Assert.Empty(Proportionality.Check(DeterminationStory.Terms, s_rights, new DateOnly(2027, 8, 31)));
        Assert.Empty(Proportionality.Check(DeterminationStory.Terms with { Measures = [] }, Rights.Ungranted, s_today));
    }

    [Fact, Trait("Article", "22")]
    public void Dishonesty_by_other_laws_takes_another_law()
    {
        var terms = DeterminationStory.Terms with { Category = DishonestyCategory.OtherByLaw, Basis = new("四平市社会信用条例", "第二十二条第（五）项") };
        Assert.Equal("basis-without-own-law", Assert.Single(Proportionality.Check(terms, Rights.Ungranted, s_today)).Code);
        Assert.Empty(Proportionality.Check(terms with { Basis = DeterminationStory.Terms.Basis }, Rights.Ungranted, s_today));
    }

    [Property]
    public bool Unit_without_rights_proposes_nothing(DeterminationTerms terms) => Proportionality.Check(terms, Rights.None, s_today).Count > 0;

    [Property]
    public bool What_may_be_proposed_is_no_longer_than_its_severity_allows(DeterminationTerms terms) => Proportionality.Check(terms, Rights.Ungranted, s_today).Count > 0
        || (terms.Months <= PublicationTerms.StateCouncil2025.Of(terms.Severity).MaxMonths
            && terms.Measures.All(measure => measure.Months <= terms.Months && measure.Months <= MeasureCatalogue.Find(measure.Code)!.LongestAfter(terms.Severity)));

    [Property]
    public bool What_may_be_proposed_is_serious_exactly_if_it_is_of_article_22(DeterminationTerms terms) => Proportionality.Check(terms, Rights.Ungranted, s_today).Count > 0
        || (terms.Severity == Severity.Serious) == (terms.Category != DishonestyCategory.Lesser);

    [Property]
    public bool No_incentive_follows_dishonesty(DeterminationTerms terms) => Proportionality.Check(terms, Rights.Ungranted, s_today).Count > 0
        || terms.Measures.All(measure => MeasureCatalogue.Find(measure.Code)!.Kind == MeasureKind.Punishment);
}
