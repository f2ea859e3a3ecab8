using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Regulation.Tests.Repairs;

/// <summary>When what can be repaired, and what a repair does: the table of item and severity, and what laws exclude.</summary>
[Trait("Article", "26")]
public class RepairConditionTests
{
    private static readonly DateOnly s_decided = new(2026, 1, 31);

    [Theory]
    [InlineData("penalty", Severity.Minor, "2026-01-31", RepairEffect.Deleted)]
    [InlineData("penalty", Severity.General, "2026-05-01", RepairEffect.Deleted)]
    [InlineData("penalty", Severity.Serious, "2027-02-01", RepairEffect.Annotated)]
    [InlineData("penalty", null, "2026-01-31", RepairEffect.Annotated)]
    [InlineData("arrears", Severity.Minor, "2026-01-31", RepairEffect.Deleted)]
    [InlineData("arrears", Severity.General, "2026-05-01", RepairEffect.Deleted)]
    [InlineData("arrears", Severity.Serious, "2027-02-01", RepairEffect.Annotated)]
    [InlineData("judgment-defaulter", null, "2026-01-31", RepairEffect.Deleted)]
    [InlineData("judgment-defaulter", Severity.Serious, "2026-01-31", RepairEffect.Deleted)]
    [InlineData("determination", Severity.Minor, "2026-01-31", RepairEffect.Annotated)]
    [InlineData("determination", Severity.General, "2026-05-01", RepairEffect.Annotated)]
    [InlineData("determination", Severity.Serious, "2027-02-01", RepairEffect.Annotated)]
    public void Item_and_severity_say_from_when_it_can_be_repaired_and_what_becomes_of_it(string item, Severity? severity, string first, RepairEffect effect)
    {
        var opening = RepairOpening.Of(new RepairMatter(item, severity, s_decided));
        Assert.Equal((DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), effect), (opening.FirstDay, opening.Effect));
        Assert.False(opening.IsOpenOn(opening.FirstDay!.Value.AddDays(-1)));
        Assert.True(opening.IsOpenOn(opening.FirstDay.Value));
        Assert.NotEmpty(opening.Source);
    }

    [Theory]
    [InlineData("licence")]
    [InlineData("honour")]
    [InlineData("pledge")]
    [InlineData("market-contract")]
    [InlineData("self-declared")]
    public void What_does_not_speak_against_its_subject_needs_no_repair(string item)
    {
        var opening = RepairOpening.Of(new RepairMatter(item, null, s_decided));
        Assert.Null(opening.FirstDay);
        Assert.Null(opening.Effect);
        Assert.NotNull(opening.Why);
        Assert.Null(RepairGuide.For(item, null, s_decided, RepairRules.Standard));
    }

    [Fact]
    public void Every_item_against_its_subject_has_a_row_for_every_severity()
    {
        foreach (var item in CatalogueItems.All.Where(item => item.Polarity == Polarity.Negative))
        {
            Assert.NotNull(RepairTable.Find(item.Code, null));
            Assert.All(Enum.GetValues<Severity>(), severity => Assert.NotNull(RepairTable.Find(item.Code, severity)));
        }
    }

    [Fact]
    public void Wait_is_never_longer_than_the_shortest_publication_of_the_severity()
    {
        foreach (var row in RepairTable.All)
        {
            Assert.Equal(row is { Severity: { } severity, Item: not "judgment-defaulter" } ? PublicationTerms.StateCouncil2025.Of(severity).MinMonths : 0, row.MinimumMonths);
        }
    }

    [Theory]
    // 终身不得从事食品生产经营管理工作，也不得担任食品生产经营企业食品安全管理人员.
    [InlineData("处以罚款，终身不得从事食品生产经营管理工作", "《食品安全法》第一百三十五条")]
    // 终身禁止从事药品生产经营活动.
    [InlineData("终身禁止从事药品生产经营活动", "《药品管理法》第一百一十八条")]
    // 对重大、特别重大生产安全事故负有责任的，终身不得担任本行业生产经营单位的主要负责人.
    [InlineData("终身不得担任本行业生产经营单位的主要负责人", "《安全生产法》第九十四条")]
    // 在一定期限内直至终身不得从事证券业务.
    [InlineData("采取终身市场禁入措施", "《证券法》第二百二十一条")]
    [InlineData("终身不得从事证券业务、证券服务业务", "《证券法》第二百二十一条")]
    // 情节特别恶劣的，终身不予注册.
    [InlineData("吊销执业资格证书，终身不予注册", "《建设工程质量管理条例》第七十二条")]
    // 由公安机关交通管理部门吊销机动车驾驶证，且终生不得重新取得机动车驾驶证.
    [InlineData("吊销机动车驾驶证，且终生不得重新取得机动车驾驶证", "《道路交通安全法》第一百零一条")]
    public void Ban_for_life_is_never_repaired_and_the_law_that_lays_it_down_is_told(string content, string law)
    {
        var opening = RepairOpening.Of(Penalty(("CF_NR", content)));
        Assert.Null(opening.FirstDay);
        Assert.Contains(law, opening.Source, StringComparison.Ordinal);
        Assert.False(opening.IsOpenOn(new DateOnly(2099, 1, 1)));
    }

    [Theory]
    [InlineData("限制开展生产经营活动、责令停产停业、责令关闭、限制从业", "2027-06-30", "2027-07-01")]
    [InlineData("罚款;暂扣许可证件、降低资质等级、吊销许可证件", "2026-12-31", "2027-01-01")]
    // A term that ends within the shortest publication changes nothing, and a fine has no term.
    [InlineData("限制开展生产经营活动、责令停产停业、责令关闭、限制从业", "2026-02-28", "2026-05-01")]
    [InlineData("罚款", "2027-06-30", "2026-05-01")]
    public void Ban_with_a_term_is_not_repaired_before_the_term_ends(string kinds, string until, string first) => Assert.Equal(
        DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), RepairOpening.Of(Penalty(("CF_CFLB", kinds), ("CF_YXQ", until))).FirstDay);

    [Fact]
    public void Ban_whose_term_is_written_as_without_end_is_never_repaired()
    {
        var matter = Penalty(("CF_CFLB", "限制从业"), ("CF_YXQ", "9999-12-31"));
        var opening = RepairOpening.Of(matter);
        Assert.Null(opening.FirstDay);
        Assert.NotNull(opening.Why);
        Assert.False(opening.IsOpenOn(DateOnly.MaxValue));
        Assert.Null(RepairGuide.For(matter, RepairRules.Standard)!.FirstDay);
        Assert.Equal(DateOnly.MaxValue, RepairOpening.Of(Penalty(("CF_CFLB", "限制从业"), ("CF_YXQ", "9999-12-30"))).FirstDay);
    }

    [Fact]
    public void Matter_is_read_from_the_records_own_fields()
    {
        var item = CatalogueItems.Find("penalty")!;
        var values = new Dictionary<string, string> { ["CF_JDRQ"] = "2026-01-31", ["YZCD"] = "一般" };
        Assert.Equal(("penalty", Severity.General, s_decided), Parts(RepairMatter.Of(item, values)));
        Assert.Equal(("penalty", null, s_decided), Parts(RepairMatter.Of(item, new Dictionary<string, string> { ["CF_JDRQ"] = "2026-01-31" })));
        Assert.Null(RepairMatter.Of(item, new Dictionary<string, string>()));

        static (string, Severity?, DateOnly) Parts(RepairMatter? matter) => (matter!.Item, matter.Severity, matter.DecidedOn);
    }

    private static RepairMatter Penalty(params (string Field, string Value)[] values) => new("penalty", Severity.General, s_decided)
    {
        Values = values.ToDictionary(value => value.Field, value => value.Value),
    };
}
