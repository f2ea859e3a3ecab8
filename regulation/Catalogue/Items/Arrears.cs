namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>
/// 拖欠账款: what an organ or public institution owes market bodies past its day (articles 29 and 35). Its severity decides
/// for how long it is public; unclassified is not published.
/// </summary>
internal static class Arrears
{
    private static readonly CodeList Kinds = CodeList.Of("货物", "工程", "服务", "其他") with { SupplementedOther = true };

    public static CatalogueItem Item { get; } = new("arrears", "拖欠账款（机关、事业单位）", ItemKind.Public, Polarity.Negative,
        SubjectFields.Roles("TQ", "TQ_WSH", "TQ_RDRQ", ("TQ_RDDW", "TQ_RDDWDM"), ("TQ_SJLY", "TQ_SJLYDM")) with
        {
            PublicUntil = "TQ_GSJZQ",
            Severity = "YZCD",
        },
        [
            .. SubjectFields.Of("TQ"),
            Field.Text("TQ_WSH", "认定文书号", 128).Required(),
            Field.OneOf("TQ_ZKLB", "账款类别", Kinds).Required(),
            Field.Text("TQ_HTBH", "合同编号", 128),
            Field.Text("TQ_SY", "拖欠事实", 4000).Required(),
            Field.Number("TQ_JE", "拖欠金额（万元）").Required(),
            Field.Date("TQ_YFRQ", "应付日期").Required(),
            Field.Date("TQ_RDRQ", "认定日期").Required(),
            Field.Date("TQ_QCRQ", "清偿日期"),
            Field.Date("TQ_GSJZQ", "公示截止期"),
            Field.Text("TQ_RDDW", "认定单位").Required(),
            Field.Text("TQ_RDDWDM", "认定单位统一社会信用代码", 18).Required(),
            Field.Text("TQ_SJLY", "数据来源单位").Required(),
            Field.Text("TQ_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
            Field.OneOf("YZCD", "严重程度", CodeLists.Severities),
        ])
    {
        SupplyLimitWorkingDays = 10,
        Publication = PublicationRule.BySeverity,
        DateOrders = [("TQ_YFRQ", "TQ_RDRQ"), ("TQ_YFRQ", "TQ_QCRQ"), ("TQ_RDRQ", "TQ_GSJZQ")],
    };
}
