namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>自主申报: what a subject tells of itself (article 9). It leaves the platform as the subject chooses (article 13).</summary>
internal static class SelfDeclared
{
    private static readonly CodeList Kinds =
        CodeList.Of("资质资格", "荣誉奖励", "合同履约", "财务状况", "社会责任", "其他") with { SupplementedOther = true };

    private static readonly CodeList Choices = CodeList.Of("公开", "授权查询", "不公开");

    public static CatalogueItem Item { get; } = new("self-declared", "自主申报", ItemKind.Market, Polarity.Neutral,
        SubjectFields.Roles("SB", "SB_BH", "SB_RQ", ("SB_SJLY", "SB_SJLYDM"), ("SB_SJLY", "SB_SJLYDM")) with
        {
            ValidTo = "SB_YXQ",
        },
        [
            .. SubjectFields.Of("SB"),
            Field.Text("SB_BH", "申报编号", 128).Required(),
            Field.OneOf("SB_LX", "申报类型", Kinds).Required(),
            Field.Text("SB_NR", "申报内容", 4000).Required(),
            Field.Date("SB_RQ", "申报日期").Required(),
            Field.Date("SB_YXQ", "有效期至"),
            Field.OneOf("SB_GK", "公开选择", Choices),
            Field.Text("SB_SJLY", "申报单位").Required(),
            Field.Text("SB_SJLYDM", "申报单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        OrganisationDisclosure = Disclosure.SubjectChooses,
        PersonDisclosure = Disclosure.SubjectChooses,
        OnlyAboutSupplier = true,
        DateOrders = [("SB_RQ", "SB_YXQ")],
    };
}
