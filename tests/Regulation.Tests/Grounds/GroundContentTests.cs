using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grounds;

namespace CreditFunctions.Regulation.Tests.Grounds;

[Trait("Article", "27")]
public sealed class GroundContentTests
{
    private static readonly CatalogueItem s_penalty = CatalogueItems.Find("penalty")!;

    private static readonly IReadOnlyDictionary<string, string> s_before = new Dictionary<string, string>
    {
        ["CF_XDR_MC"] = "四平甲公司",
        ["CF_XDR_LB"] = "法人及非法人组织",
        ["CF_XDR_SHXYM"] = "91220300MA00000000",
        ["CF_FRDB"] = "张三",
        ["CF_WSH"] = "四市监罚〔2026〕1号",
        ["CF_SY"] = "2026年3月5日，当事人未按规定公示价格，涉及商品3.5吨",
        ["CF_CFLB"] = "罚款",
        ["CF_NR_FK"] = "1.5",
        ["CF_JDRQ"] = "2026-09-01",
        ["CF_GSJZQ"] = "2027-09-01",
        ["CF_CFJG"] = "四平市市场监管局",
        ["CF_CFJGDM"] = "11220300MB1234562E",
        ["CF_SJLY"] = "四平市市场监管局",
        ["CF_SJLYDM"] = "11220300MB1234562E",
        ["BZ"] = "已送达",
        ["YZCD"] = "一般",
    };

    [Theory]
    [InlineData("CF_CFJG", "四平市市场监督管理局", true)]
    [InlineData("CF_SJLY", "四平市市场监督管理局", true)]
    [InlineData("CF_SY", "2026年3月5日，当事人未按规定公示价格，涉及商品3.5吨。", true)]
    [InlineData("CF_SY", "2026年3月5日，当事人 未按规定公示价格；涉及商品3.5吨", true)]
    [InlineData("BZ", "（已送达）", true)]
    [InlineData("CF_SY", "2026年3月5日，当事人已按规定公示价格，涉及商品3.5吨", false)]
    [InlineData("CF_SY", "2026年3月5日，当事人未按规定公示价格，涉及商品35吨", false)]
    [InlineData("CF_SY", "", false)]
    [InlineData("BZ", "已送达，已履行", false)]
    [InlineData("CF_XDR_MC", "四平（甲）公司", false)]
    [InlineData("CF_XDR_LB", "个体工商户", false)]
    [InlineData("CF_XDR_SHXYM", "91220300MA00000001", false)]
    [InlineData("CF_FRDB", "李四", false)]
    [InlineData("CF_WSH", "四市监罚2026 1号", false)]
    [InlineData("CF_CFLB", "警告", false)]
    [InlineData("CF_NR_FK", "15", false)]
    [InlineData("CF_JDRQ", "2026-08-01", false)]
    [InlineData("CF_GSJZQ", "2026-12-01", false)]
    [InlineData("CF_YXQ", "2026-12-01", false)]
    [InlineData("CF_CFJGDM", "11220300MB12345620", false)]
    [InlineData("CF_SJLYDM", "11220300MB12345620", false)]
    [InlineData("YZCD", "较重", false)]
    [InlineData("YZCD", "", false)]
    [InlineData("UNKNOWN", "，", false)]
    public void Correction_of_one_field_leaves_the_ground_or_not(string field, string corrected, bool isSame)
    {
        var after = new Dictionary<string, string>(s_before) { [field] = corrected };
        Assert.Equal(isSame, GroundContent.IsSame(s_penalty, s_before, after));
        Assert.Equal(isSame, GroundContent.IsSame(s_penalty, after, s_before));
    }

    [Fact]
    public void Field_that_is_left_out_is_as_if_it_were_empty()
    {
        var without = s_before.Where(value => value.Key != "BZ").ToDictionary();
        Assert.False(GroundContent.IsSame(s_penalty, s_before, without));
        Assert.True(GroundContent.IsSame(s_penalty, without, new Dictionary<string, string>(without) { ["BZ"] = "" }));
    }

    [Fact]
    public void Of_every_item_everything_counts_but_free_texts_and_the_bodies_names() => Assert.All(CatalogueItems.All, item =>
    {
        Assert.All(item.Fields.Where(field => field.Type != FieldType.Text),
            field => Assert.Equal(FieldWeight.Everything, GroundContent.WeightOf(item, field.Code)));
        Assert.All(item.Roles.Identity().Append(item.Roles.SubjectName), code => Assert.Equal(FieldWeight.Everything, GroundContent.WeightOf(item, code)));
        Assert.Equal(item.Fields.Where(field => field.Code == item.Roles.ProviderName || field.Code == item.Roles.DecidingBodyName),
            item.Fields.Where(field => GroundContent.WeightOf(item, field.Code) == FieldWeight.Nothing));
    });
}
