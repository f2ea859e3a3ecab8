namespace CreditFunctions.Samples.Generator;

/// <param name="Document">许可决定文书名称.</param>
/// <param name="Category">许可类别.</param>
/// <param name="Certificate">许可证书名称; empty where none is given out.</param>
/// <param name="Mark">What its number begins with.</param>
/// <param name="Content">许可内容.</param>
/// <param name="Years">How long it holds; 0 for a licence without end, which the template writes as 2099-12-31.</param>
internal sealed record LicenceKind(string Document, string Category, string Certificate, string Mark, string Content, int Years);

internal static class LicenceKinds
{
    internal static readonly LicenceKind[] ForShops =
    [
        new("准予食品经营许可决定书", "普通", "食品经营许可证", "JY", "预包装食品销售，散装食品销售；热食类食品制售", 5),
        new("准予公共场所卫生许可决定书", "普通", "公共场所卫生许可证", "吉卫公", "理发、美容、住宿场所卫生许可", 4),
        new("准予药品经营许可决定书", "普通", "药品经营许可证", "吉CB", "中成药、化学药制剂、生物制品零售", 5),
        new("准予城镇污水排入排水管网许可决定书", "普通", "城镇污水排入排水管网许可证", "四排水", "餐饮污水经隔油处理后排入市政管网", 5),
        new("个体工商户变更登记核准通知书", "登记", "营业执照", "登记", "准予变更经营者住所、经营范围", 0),
    ];

    internal static readonly LicenceKind[] ForOrganisations =
    [
        .. ForShops[..^1],
        new("准予道路货物运输经营许可决定书", "普通", "道路运输经营许可证", "吉交运管", "普通货物道路运输", 4),
        new("准予劳务派遣经营许可决定书", "普通", "劳务派遣经营许可证", "四人社派", "劳务派遣业务", 3),
        new("准予人力资源服务许可决定书", "普通", "人力资源服务许可证", "四人社服", "职业中介活动", 0),
        new("准予燃气经营许可决定书", "特许", "燃气经营许可证", "吉燃", "瓶装液化石油气供应", 4),
        new("准予供热经营许可决定书", "特许", "供热经营许可证", "吉热", "居民采暖热力供应，许可区域内", 5),
        new("建筑业企业资质核准决定书", "认可", "建筑业企业资质证书", "D3", "建筑装修装饰工程专业承包贰级", 5),
        new("特种设备使用登记决定书", "登记", "特种设备使用登记证", "梯", "曳引驱动乘客电梯使用登记", 0),
        new("建设工程消防设计审查意见书", "核准", "", "四消审", "同意该工程消防设计，须按审查合格的图纸施工", 3),
        new("企业变更登记核准通知书", "登记", "营业执照", "登记", "准予变更住所、经营范围", 0),
    ];

    internal static readonly LicenceKind[] ForPersons =
    [
        new("教师资格认定决定书", "认可", "教师资格证书", "教资", "认定小学教师资格，任教学科：语文", 0),
        new("护士执业注册决定书", "认可", "护士执业证书", "护", "准予护士延续注册", 5),
        new("道路货物运输驾驶员从业资格决定书", "认可", "从业资格证", "从业", "准予从事经营性道路货物运输驾驶", 6),
        new("特种作业操作资格决定书", "认可", "特种作业操作证", "T", "低压电工作业，“一书一签”已核对", 6),
        new("导游资格核准决定书", "核准", "导游证", "D", "准予从事导游活动，语种：普通话", 3),
    ];
}
