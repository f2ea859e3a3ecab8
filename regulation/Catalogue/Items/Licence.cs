namespace CreditFunctions.Regulation.Catalogue.Items;

/// <summary>行政许可: administrative licences, with the field codes of the 2018 national template (双公示).</summary>
internal static class Licence
{
    private static readonly CodeList Kinds = CodeList.Of("普通", "特许", "认可", "核准", "登记", "其他") with { SupplementedOther = true };

    private static readonly CodeList States = new([new("1", "有效"), new("2", "无效")]);

    public static CatalogueItem Item { get; } = new("licence", "行政许可", ItemKind.Public, Polarity.Neutral,
        SubjectFields.Roles("XK", "XK_WSH", "XK_JDRQ", ("XK_XKJG", "XK_XKJGDM"), ("XK_LYDW", "XK_LYDWDM")) with
        {
            CertificateNumber = "XK_XKBH",
            ValidFrom = "XK_YXQZ",
            ValidTo = "XK_YXQZI",
        },
        [
            .. SubjectFields.Of("XK"),
            Field.Text("XK_XKWS", "行政许可决定文书名称").Required(),
            Field.Text("XK_WSH", "行政许可决定文书号", 128).Required(),
            Field.OneOf("XK_XKLB", "许可类别", Kinds).Required(),
            Field.Text("XK_XKZS", "许可证书名称"),
            Field.Text("XK_XKBH", "许可编号"),
            Field.Text("XK_NR", "许可内容", 4000).Required(),
            Field.Date("XK_JDRQ", "许可决定日期").Required(),
            Field.Date("XK_YXQZ", "有效期自").Required(),
            Field.Date("XK_YXQZI", "有效期至").Required(),
            Field.Text("XK_XKJG", "许可机关").Required(),
            Field.Text("XK_XKJGDM", "许可机关统一社会信用代码", 18).Required(),
            Field.OneOf("XK_ZT", "当前状态", States).Required(),
            Field.Text("XK_LYDW", "数据来源单位").Required(),
            Field.Text("XK_LYDWDM", "数据来源单位统一社会信用代码", 18).Required(),
            Field.Text("BZ", "备注", 2000),
        ])
    {
        SupplyLimitWorkingDays = 7,
        DateOrders = [("XK_YXQZ", "XK_YXQZI"), ("XK_JDRQ", "XK_YXQZI")],
    };
}
