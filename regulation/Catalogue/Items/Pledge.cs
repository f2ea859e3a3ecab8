namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>信用承诺: a pledge to act in good faith (article 34). Public until the pledge ends.</summary>
internal static class Pledge
{
    private static readonly CodeList Kinds =
        CodeList.Of("审批替代型", "主动公示型", "行业自律型", "信用修复型", "其他") with { SupplementedOther = true };

    private static readonly CodeList Fulfilment = CodeList.Of("履行中", "已履行", "未履行");

    public static CatalogueItem Item { get; } = new("pledge", "信用承诺", ItemKind.Public, Polarity.Neutral,
        SubjectFields.Roles("CN", "CN_BH", "CN_RQ", ("CN_SLDW", "CN_SLDWDM"), ("CN_SJLY", "CN_SJLYDM")) with
        {
            ValidTo = "CN_YXQ",
            PublicUntil = "CN_YXQ",
        },
        [
            .. SubjectFields.Of("CN"),
            Field.Text("CN_BH", "承诺编号", 128).Required(),
            Field.OneOf("CN_LX", "承诺类型", Kinds).Required(),
            Field.Text("CN_SX", "承诺事项").Required(),
            Field.Text("CN_NR", "承诺内容", 4000).Required(),
            Field.Date("CN_RQ", "承诺作出日期").Required(),
            Field.Date("CN_YXQ", "承诺有效期至"),
            Field.OneOf("CN_LXQK", "履行情况", Fulfilment),
            Field.Text("CN_SLDW", "承诺受理单位").Required(),
            Field.Text("CN_SLDWDM", "承诺受理单位统一社会信用代码", 18).Required(),
            Field.Text("CN_SJLY", "数据来源单位").Required(),
            Field.Text("CN_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        SupplyLimitWorkingDays = 5,
        Publication = PublicationRule.UntilField,
        DateOrders = [("CN_RQ", "CN_YXQ")],
    };
}
