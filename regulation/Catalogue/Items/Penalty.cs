namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>行政处罚: administrative penalties, with the field codes of the 2018 national template (双公示).</summary>
internal static class Penalty
{
    private static readonly CodeList Kinds = CodeList.Of(
        "警告", "通报批评", "罚款", "没收违法所得、没收非法财物", "暂扣许可证件、降低资质等级、吊销许可证件",
        "限制开展生产经营活动、责令停产停业、责令关闭、限制从业", "行政拘留", "其他") with { SupplementedOther = true };

    public static CatalogueItem Item { get; } = new("penalty", "行政处罚", ItemKind.Public, Polarity.Negative,
        SubjectFields.Roles("CF", "CF_WSH", "CF_JDRQ", ("CF_CFJG", "CF_CFJGDM"), ("CF_SJLY", "CF_SJLYDM")) with
        {
            ValidTo = "CF_YXQ",
            PublicUntil = "CF_GSJZQ",
            Severity = "YZCD",
        },
        [
            .. SubjectFields.Of("CF"),
            Field.Text("CF_WSH", "行政处罚决定书文号", 128).Required(),
            Field.Text("CF_WFXW", "违法行为类型", 2000).Required(),
            Field.Text("CF_SY", "违法事实", 4000).Required(),
            Field.Text("CF_YJ", "处罚依据", 2000).Required(),
            Field.SeveralOf("CF_CFLB", "处罚类别", Kinds).Required(),
            Field.Text("CF_NR", "处罚内容", 4000).Required(),
            Field.Number("CF_NR_FK", "罚款金额（万元）"),
            Field.Number("CF_NR_WFFF", "没收违法所得、没收非法财物的金额（万元）"),
            Field.Text("CF_NR_ZKDX", "暂扣或吊销证照名称及编号"),
            Field.Date("CF_JDRQ", "处罚决定日期").Required(),
            Field.Date("CF_YXQ", "处罚有效期"),
            Field.Date("CF_GSJZQ", "公示截止期"),
            Field.Text("CF_CFJG", "处罚机关").Required(),
            Field.Text("CF_CFJGDM", "处罚机关统一社会信用代码", 18).Required(),
            Field.Text("CF_SJLY", "数据来源单位").Required(),
            Field.Text("CF_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
            Field.OneOf("YZCD", "严重程度", CodeLists.Severities),
        ])
    {
        SupplyLimitWorkingDays = 7,
        Publication = PublicationRule.BySeverity,
        DateOrders = [("CF_JDRQ", "CF_YXQ"), ("CF_JDRQ", "CF_GSJZQ")],
    };
}
