using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Tests.Grants;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Measures;

public static class UseArbitraries
{
    public static Arbitrary<MeasureUse> Uses() => (
        from code in Gen.Elements(MeasureCatalogue.All.Select(measure => measure.Code).Append("stocks").ToArray())
        from law in Gen.Elements("《四平市社会信用条例》", "《中华人民共和国政府采购法》", " ")
        from kind in Gen.Elements(Enum.GetValues<SubjectKind>())
        from polarity in Gen.Elements(Enum.GetValues<Polarity>())
        from severity in Gen.Elements<Severity?>(null, Severity.Minor, Severity.General, Severity.Serious)
        from days in Gen.Choose(-2, 1300)
        from ends in Gen.Elements<int?>(null, 30, 400, 1200)
        select new MeasureUse(code, new LegalBasis(law, "第二条"), kind, new MeasureGround(polarity, severity, ends is { } end ? MeasureRulesTests.From.AddDays(end) : null),
            MeasureRulesTests.From, MeasureRulesTests.From.AddDays(days))).ToArbitrary();
}

[Trait("Article", "23")]
[Properties(Arbitrary = [typeof(UseArbitraries)], MaxTest = 500)]
public class MeasureRulesTests
{
    internal static readonly DateOnly From = new(2026, 12, 1);

    private static readonly MeasureUse s_warning = new("written-warning", new("《四平市社会信用条例》", "第二十一条第（一）项"), SubjectKind.Organisation,
        new(Polarity.Negative, Severity.General, new(2027, 12, 1)), From, new(2027, 5, 31));

    private static readonly MeasureUse s_praise = new("public-praise", new("《四平市社会信用条例》", "第二十条第（五）项"), SubjectKind.Organisation,
        new(Polarity.Positive, null, null), From, new(2027, 11, 30));

    public static TheoryData<string, MeasureUse> Refusals => new()
    {
        { "measure-unknown measures[0].code", s_warning with { Code = "stocks" } },
        { "measure-unknown measures[0].code", s_warning with { Code = null } },
        { "measure-without-basis measures[0].basis", s_warning with { Basis = null } },
        { "measure-without-basis measures[0].basis", s_warning with { Basis = new(" ", "第一条") } },
        { "measure-without-basis measures[0].basis", s_warning with { Basis = new("《四平市社会信用条例》", "") } },
        { "measure-without-own-law measures[0].basis", s_warning with { Code = "other-punishment", Ground = Serious } },
        { "measure-without-own-law measures[0].basis", s_praise with { Code = "other-incentive", Basis = new("四平市社会信用条例", "第二十条") } },
        { "measure-subject-kind measures[0].code", s_praise with { SubjectKind = SubjectKind.NaturalPerson } },
        { "measure-beyond-severity measures[0].code", s_warning with { Code = "key-supervision", Ground = Minor } },
        { "measure-beyond-severity measures[0].code", s_warning with { Code = "subsidy-limit", Ground = Minor with { Severity = null } } },
        { "measure-beyond-severity measures[0].code", s_warning with { Code = "procurement-ban", Basis = new("《中华人民共和国政府采购法》", "第七十七条") } },
        { "incentive-without-honour measures[0].code", s_praise with { Ground = Serious } },
        { "incentive-without-honour measures[0].code", s_praise with { Ground = new(Polarity.Neutral, null, null) } },
        { "punishment-without-dishonesty measures[0].code", s_warning with { Ground = s_praise.Ground } },
        { "punishment-without-dishonesty measures[0].code", s_warning with { Ground = new(Polarity.Neutral, null, null) } },
        { "measure-period measures[0].until", s_warning with { Until = From.AddDays(-1) } },
        { "measure-beyond-period measures[0].until", s_warning with { Until = From.AddMonths(6).AddDays(1) } },
        { "measure-beyond-period measures[0].until", s_warning with { Ground = Minor, Until = From.AddMonths(3).AddDays(1) } },
        { "measure-beyond-ground measures[0].until", s_warning with { Ground = s_warning.Ground with { Until = new(2027, 5, 30) } } },
    };

    private static MeasureGround Minor => new(Polarity.Negative, Severity.Minor, null);

    private static MeasureGround Serious => new(Polarity.Negative, Severity.Serious, null);

    [Theory, MemberData(nameof(Refusals))]
    public void Refusal_names_the_rule_and_the_field(string refusal, MeasureUse use)
    {
        var refused = Assert.Single(MeasureRules.Check(use, "measures[0]"));
        Assert.Equal(refusal, $"{refused.Code} {refused.Field}");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Title);
        Assert.NotEmpty(refused.Detail);
    }

    [Fact]
    public void What_is_within_the_law_is_allowed()
    {
        Assert.Empty(MeasureRules.Check(s_warning, ""));
        Assert.Empty(MeasureRules.Check(s_praise, ""));
        Assert.Empty(MeasureRules.Check(s_warning with { Until = From.AddMonths(6) }, ""));
        Assert.Empty(MeasureRules.Check(s_warning with { Code = "other-punishment", Ground = Serious, Basis = new("《中华人民共和国食品安全法》", "第一百三十五条") }, ""));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once() => Assert.Equal(["measure-without-basis", "measure-beyond-severity", "measure-beyond-ground"],
        MeasureRules.Check(s_warning with { Code = "key-supervision", Basis = null, Ground = Minor with { Until = From } }, "").Select(refused => refused.Code));

    [Fact]
    public void Unit_applies_what_it_was_granted_and_nothing_else()
    {
        var rights = Rights.Of([SampleGrants.Of(SampleGrants.Terms with { Measures = ["written-warning"] })], SampleGrants.Today);
        Assert.Null(MeasureRules.CheckPowers("written-warning", rights, "units[0]"));
        var refused = MeasureRules.CheckPowers("subsidy-limit", rights, "units[0]");
        Assert.Equal(("measure-beyond-powers", "units[0]"), (refused!.Code, refused.Field));
        Assert.Equal("measure-unknown", MeasureRules.CheckPowers("stocks", Rights.Ungranted, "")!.Code);
        Assert.Null(MeasureRules.CheckPowers("subsidy-limit", Rights.Ungranted, ""));
        Assert.NotNull(MeasureRules.CheckPowers("written-warning", Rights.None, ""));
    }

    [Property]
    public bool Nothing_that_is_allowed_lasts_longer_than_law_and_ground_let_it(MeasureUse use) =>
        MeasureRules.Check(use, "").Count > 0 || (use.Until <= From.AddMonths(36) && (use.Ground.Until is not { } end || use.Until <= end));

    [Property]
    public bool Punishment_that_is_allowed_stays_allowed_after_graver_dishonesty(MeasureUse use) =>
        use.Ground.Polarity != Polarity.Negative || MeasureRules.Check(use, "").Count > 0
        || MeasureRules.Check(use with { Ground = use.Ground with { Severity = Severity.Serious } }, "").Count == 0;

    [Property]
    public bool Nobody_is_punished_for_what_speaks_for_him_nor_praised_for_what_speaks_against_him(MeasureUse use) =>
        MeasureRules.Check(use, "").Count > 0
        || MeasureCatalogue.Find(use.Code)!.Kind == (use.Ground.Polarity == Polarity.Positive ? MeasureKind.Incentive : MeasureKind.Punishment);
}
