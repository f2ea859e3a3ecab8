namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>
/// 失信被执行人: those who can perform a judgment and do not. Public for two years from the decision, sooner where the court
/// ends it: 最高人民法院关于公布失信被执行人名单信息的若干规定（法释〔2017〕7号）第二条.
/// </summary>
internal static class JudgmentDefaulter
{
    private static readonly CodeList Performance = CodeList.Of("全部未履行", "部分履行", "全部履行");

    public static CatalogueItem Item { get; } = new("judgment-defaulter", "失信被执行人", ItemKind.Public, Polarity.Negative,
        SubjectFields.Roles("SX", "SX_WSH", "SX_JDRQ", ("SX_ZXFY", "SX_ZXFYDM"), ("SX_SJLY", "SX_SJLYDM")) with
        {
            PublicUntil = "SX_GSJZQ",
        },
        [
            .. SubjectFields.Of("SX"),
            Field.Text("SX_WSH", "纳入决定书文号", 128).Required(),
            Field.Text("SX_ZXYJ", "执行依据文号", 128).Required(),
            Field.Text("SX_ZXYJDW", "作出执行依据单位").Required(),
            Field.Text("SX_YW", "生效法律文书确定的义务", 4000).Required(),
            Field.OneOf("SX_LXQK", "履行情况", Performance).Required(),
            Field.Text("SX_QX", "失信行为具体情形", 2000).Required(),
            Field.Number("SX_WLXJE", "未履行金额（万元）"),
            Field.Date("SX_JDRQ", "纳入决定日期").Required(),
            Field.Date("SX_GSJZQ", "公布截止期"),
            Field.Text("SX_ZXFY", "执行法院").Required(),
            Field.Text("SX_ZXFYDM", "执行法院统一社会信用代码", 18).Required(),
            Field.Text("SX_SJLY", "数据来源单位").Required(),
            Field.Text("SX_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        SupplyLimitWorkingDays = 5,
        Publication = new(PublicationBasis.Months) { Months = 24, Source = "法释〔2017〕7号 第二条" },
        DateOrders = [("SX_JDRQ", "SX_GSJZQ")],
    };
}
