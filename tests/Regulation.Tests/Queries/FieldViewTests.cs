using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Tests.Queries;

public sealed class FieldViewTests
{
    private static readonly CatalogueItem s_item = CatalogueItems.Find("penalty")!;
    private static readonly Dictionary<string, string> s_values = new()
    {
        ["CF_XDR_MC"] = "李四",
        ["CF_XDR_LB"] = "个体工商户",
        ["CF_FRDB"] = "李四",
        ["CF_FR_ZJLX"] = "身份证",
        ["CF_FR_ZJHM"] = "220302199001011234",
        ["CF_WSH"] = "四市监罚〔2026〕1号",
    };

    [Theory, Trait("Article", "12")]
    [InlineData("CF_FR_ZJHM", null)]
    [InlineData("CF_FR_ZJLX", null)]
    [InlineData("CF_FRDB", "李*")]
    [InlineData("CF_XDR_MC", "李*")]
    [InlineData("CF_WSH", "四市监罚〔2026〕1号")]
    public void Of_an_individually_owned_business_the_public_sees_no_person(string field, string? shown) =>
        Assert.Equal(shown, FieldView.ForPublic(s_item, SubjectKind.SoleProprietor, s_values).SingleOrDefault(value => value.Code == field)?.Value);

    [Fact, Trait("Article", "12")]
    public void A_trade_name_is_shown() => Assert.Equal("铁西区四海小吃店", FieldView.ForPublic(s_item, SubjectKind.SoleProprietor,
        new Dictionary<string, string>(s_values) { ["CF_XDR_MC"] = "铁西区四海小吃店" }).Single(value => value.Code == "CF_XDR_MC").Value);

    [Fact, Trait("Article", "10")]
    public void A_public_body_sees_the_end_of_a_document_number() =>
        Assert.Equal("**************1234", FieldView.ForPublicBodies(s_item, s_values).Single(value => value.Code == "CF_FR_ZJHM").Value);

    [Fact, Trait("Article", "24")]
    public void The_subject_sees_everything() => Assert.Equal(s_values.Count, FieldView.Whole(s_item, s_values).Count);

    [Theory]
    [InlineData("张", "张*")]
    [InlineData("张三丰", "张**")]
    [InlineData("", "")]
    public void A_name_is_masked_after_its_first_character(string name, string masked) => Assert.Equal(masked, FieldView.MaskName(name));

    [Theory]
    [InlineData("E123", "****")]
    [InlineData("E12345678", "*****5678")]
    public void A_number_is_masked_before_its_last_four(string number, string masked) => Assert.Equal(masked, FieldView.MaskNumber(number));
}
