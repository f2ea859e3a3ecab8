namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>守信激励、表彰奖励: honours and incentives for the trustworthy (article 20). Public until the honour ends.</summary>
internal static class Honour
{
    private static readonly CodeList Levels = CodeList.Of("国家级", "省级", "市级", "县级");

    public static CatalogueItem Item { get; } = new("honour", "守信激励、表彰奖励", ItemKind.Public, Polarity.Positive,
        SubjectFields.Roles("RY", "RY_WSH", "RY_JDRQ", ("RY_RDDW", "RY_RDDWDM"), ("RY_SJLY", "RY_SJLYDM")) with
        {
            ValidTo = "RY_YXQ",
            PublicUntil = "RY_YXQ",
        },
        [
            .. SubjectFields.Of("RY"),
            Field.Text("RY_WSH", "认定文书号", 128).Required(),
            Field.Text("RY_MC", "荣誉名称").Required(),
            Field.OneOf("RY_JB", "荣誉级别", Levels).Required(),
            Field.Text("RY_SY", "事由", 4000).Required(),
            Field.Date("RY_JDRQ", "认定日期").Required(),
            Field.Date("RY_YXQ", "有效期至"),
            Field.Text("RY_RDDW", "认定单位").Required(),
            Field.Text("RY_RDDWDM", "认定单位统一社会信用代码", 18).Required(),
            Field.Text("RY_SJLY", "数据来源单位").Required(),
            Field.Text("RY_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        SupplyLimitWorkingDays = 20,
        Publication = PublicationRule.UntilField,
        DateOrders = [("RY_JDRQ", "RY_YXQ")],
    };
}
