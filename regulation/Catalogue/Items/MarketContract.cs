namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>
/// 合同履约: how a contract was performed, market credit information. It leaves the platform by the subject's authorisation
/// only (article 24), and that of a natural person is taken in only with consent (article 7).
/// </summary>
internal static class MarketContract
{
    private static readonly CodeList Performance = CodeList.Of("正常履约", "部分履约", "未履约", "履约中");

    public static CatalogueItem Item { get; } = new("market-contract", "合同履约（市场信用信息）", ItemKind.Market, Polarity.Neutral,
        SubjectFields.Roles("HT", "HT_BH", "HT_QDRQ", ("HT_SJLY", "HT_SJLYDM"), ("HT_SJLY", "HT_SJLYDM")) with
        {
            ValidFrom = "HT_LXQS",
            ValidTo = "HT_LXJZ",
        },
        [
            .. SubjectFields.Of("HT"),
            Field.Text("HT_BH", "合同编号", 128).Required(),
            Field.Text("HT_MC", "合同名称").Required(),
            Field.Number("HT_JE", "合同金额（万元）"),
            Field.Date("HT_QDRQ", "合同签订日期").Required(),
            Field.Date("HT_LXQS", "履行期自"),
            Field.Date("HT_LXJZ", "履行期至"),
            Field.OneOf("HT_LYQK", "履约情况", Performance).Required(),
            Field.Text("HT_SM", "履约说明", 4000),
            Field.Text("HT_SJLY", "数据来源单位").Required(),
            Field.Text("HT_SJLYDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        OrganisationDisclosure = Disclosure.Authorisation,
        PersonDisclosure = Disclosure.Authorisation,
        DateOrders = [("HT_QDRQ", "HT_LXJZ"), ("HT_LXQS", "HT_LXJZ")],
    };
}
