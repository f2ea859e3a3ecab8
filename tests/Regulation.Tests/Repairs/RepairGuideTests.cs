using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Regulation.Tests.Repairs;

/// <summary>两书同达: the way to repair, as it is handed over with a punishment.</summary>
[Trait("Article", "26")]
public class RepairGuideTests
{
    private static readonly DateOnly s_decided = new(2026, 9, 24);

    [Theory]
    [InlineData("penalty", Severity.General, "2026年12月25日", "最短公示期为 3 个月")]
    [InlineData("penalty", Severity.Serious, "2027年9月25日", "最短公示期为 12 个月")]
    [InlineData("determination", Severity.Serious, "2027年9月25日", "最短公示期为 12 个月")]
    [InlineData("penalty", Severity.Minor, "履行义务、纠正失信行为后即可申请", "10 个工作日")]
    [InlineData("judgment-defaulter", null, "履行义务、纠正失信行为后即可申请", "删除该失信信息")]
    public void Guide_says_when_where_with_what_and_how_long(string item, Severity? severity, string when, string also)
    {
        var text = RepairGuide.For(item, severity, s_decided, RepairRules.Standard)!.Text;
        Assert.Contains(when, text, StringComparison.Ordinal);
        Assert.Contains(also, text, StringComparison.Ordinal);
        Assert.All(["第二十六条", "申请途径", "申请材料", "办理时限", "修复结果"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Guide_tells_the_limit_that_cases_are_counted_by() => Assert.Contains("15 个工作日",
        RepairGuide.For("penalty", Severity.Minor, s_decided, new RepairRules { LimitWorkingDays = 15 })!.Text, StringComparison.Ordinal);

    [Fact]
    public void Guide_and_condition_name_the_same_first_day()
    {
        foreach (var row in RepairTable.All)
        {
            var matter = new RepairMatter(row.Item, row.Severity, s_decided);
            Assert.Equal(RepairOpening.Of(matter).FirstDay, RepairGuide.For(row.Item, row.Severity, s_decided, RepairRules.Standard)!.FirstDay);
        }
    }

    [Fact]
    public void What_a_law_excludes_is_told_with_the_way_that_is_left()
    {
        var guide = RepairGuide.For(new RepairMatter("penalty", Severity.Serious, s_decided)
        {
            Values = new Dictionary<string, string> { ["CF_NR"] = "终身禁止从事药品生产经营活动" },
        }, RepairRules.Standard)!;
        Assert.Null(guide.FirstDay);
        Assert.Contains("不予信用修复", guide.Text, StringComparison.Ordinal);
        Assert.Contains("异议", guide.Text, StringComparison.Ordinal);
    }
}
