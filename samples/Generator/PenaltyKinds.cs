namespace CreditFunctions.Samples.Generator;

/// <param name="Behaviour">违法行为类型.</param>
/// <param name="Facts">违法事实.</param>
/// <param name="Basis">处罚依据.</param>
/// <param name="Categories">处罚类别, joined by <c>;</c>.</param>
/// <param name="Fine">The usual fine in 万元; 0 where the law gives a warning only.</param>
/// <param name="Severity">严重程度, by the department's standard.</param>
internal sealed record PenaltyKind(string Behaviour, string Facts, string Basis, string Categories, decimal Fine, string Severity)
{
    /// <summary>Takes unlawful income away besides.</summary>
    internal bool Confiscates => Categories.Contains("没收", StringComparison.Ordinal);
}

internal static class PenaltyKinds
{
    private const string Fine = "罚款";
    private const string Warning = "警告";
    private const string Confiscation = "没收违法所得、没收非法财物";
    private const string Suspension = "暂扣许可证件、降低资质等级、吊销许可证件";
    private const string Restriction = "限制开展生产经营活动、责令停产停业、责令关闭、限制从业";

    internal static readonly PenaltyKind[] ForBusinesses =
    [
        new("经营超过保质期的食品", "货架上摆放超过保质期的糕点12袋，货值金额86.40元", "《中华人民共和国食品安全法》第一百二十四条第一款第五项",
            $"{Fine};{Confiscation}", 0.5m, "一般"),
        new("未按规定明码标价", "店内18种商品未标明价格", "《中华人民共和国价格法》第四十二条", $"{Warning}", 0m, "轻微"),
        new("虚假宣传", "在店内海报上宣传普通食品具有治疗功效", "《中华人民共和国反不正当竞争法》第二十条", Fine, 2m, "一般"),
        new("使用未经检定的计量器具", "使用的电子计价秤未申请检定", "《中华人民共和国计量法实施细则》第四十三条", Fine, 0.1m, "轻微"),
        new("使用未经定期检验的特种设备", "一台叉车超过检验有效期仍在使用", "《中华人民共和国特种设备安全法》第八十四条", Fine, 3m, "一般"),
        new("销售侵犯注册商标专用权的商品", "销售假冒他人注册商标的工作服30件", "《中华人民共和国商标法》第六十条第二款", $"{Fine};{Confiscation}", 1.2m, "一般"),
        new("发布违法广告", "广告中使用“国家级”“最高级”用语", "《中华人民共和国广告法》第五十七条", Fine, 20m, "严重"),
        new("未取得许可从事食品经营", "未取得食品经营许可，从事热食类食品制售", "《中华人民共和国食品安全法》第一百二十二条", $"{Fine};{Confiscation}", 5m, "严重"),
        new("未按照规定公示年度报告", "连续两年未报送年度报告", "《中华人民共和国公司法》第二百六十条", $"{Warning};其他-责令改正", 0m, "轻微"),
        new("生产不符合强制性标准的产品", "抽检两批次电线导体电阻项目不合格", "《中华人民共和国产品质量法》第四十九条",
            $"{Fine};{Confiscation};{Restriction}", 8.5m, "严重"),
        new("违反药品经营质量管理规范", "处方药与非处方药混放，经责令改正后逾期不改", "《中华人民共和国药品管理法》第一百二十六条", $"{Fine};{Suspension}", 10m, "严重"),
        new("餐饮具未按规定消毒", "抽检餐具大肠菌群项目不符合标准", "《中华人民共和国食品安全法》第一百二十六条第一款第五项", $"{Warning};{Fine}", 0.3m, "一般"),
    ];

    internal static readonly PenaltyKind[] ForPersons =
    [
        new("无照经营", "未办理登记，在早市固定摊位销售日用百货", "《无证无照经营查处办法》第十三条", Fine, 0.05m, "轻微"),
        new("销售未经检疫的肉类", "销售未附检疫证明的猪肉15公斤", "《中华人民共和国食品安全法》第一百二十三条第一款第四项", $"{Fine};{Confiscation}", 1m, "一般"),
        new("提供虚假材料取得登记", "使用虚假住所证明办理登记", "《中华人民共和国市场主体登记管理条例》第四十四条", Fine, 1.5m, "一般"),
        new("组织策划传销", "发展下线人员从事传销活动", "《禁止传销条例》第二十四条", $"{Fine};{Confiscation}", 2m, "严重"),
    ];
}
