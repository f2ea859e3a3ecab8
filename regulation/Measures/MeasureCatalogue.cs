using CreditFunctions.Regulation.Catalogue;
using static CreditFunctions.Regulation.Measures.MeasureKind;

namespace CreditFunctions.Regulation.Measures;

/// <summary>The measures that the platform ships with (措施清单): art. 20 (1)–(6) and art. 21 (1)–(4). What stands here not, nobody applies.</summary>
/// <remarks>
/// Severities and periods are the city's working rules, kept as data: a talk follows any dishonesty, supervision takes a general one, and what
/// takes rights away a general or serious one; none lasts longer than a serious record may be published (国办发〔2025〕22号: three years).
/// </remarks>
public static class MeasureCatalogue
{
    /// <summary>The regulation, as a legal basis names it.</summary>
    public const string Regulation = "《四平市社会信用条例》";

    private static readonly SubjectKind[] s_businesses = [SubjectKind.Organisation, SubjectKind.SoleProprietor];

    /// <summary>All, in the articles' order.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Good("priority-handling", "行政许可优先办理", 1, "实施行政许可的机关"),
        Good("simplified-procedure", "行政许可简化程序", 1, "实施行政许可的机关"),
        Good("funding-preference", "财政性资金和项目支持中同等条件下优先考虑", 2, "安排财政性资金和项目的机关"),
        Good("fewer-inspections", "合理降低检查比例和频次", 3, "负有日常监管职责的机关") with { SubjectKinds = s_businesses },
        Good("honour-recommendation", "优先推荐评先评优", 4, "组织评先评优、表彰奖励的机关"),
        // A natural person is never made public.
        Good("public-praise", "信用门户网站或者相关媒体宣传推介", 5, "社会信用主管部门及相关主管部门") with { SubjectKinds = s_businesses },
        Good("other-incentive", "法律法规规定的其他激励措施", 6, "法律法规授权的机关"),

        Bad("talk", "约谈", 1, "负有监管职责的有权机关", new(3, 3, 3)),
        Bad("admonition", "告诫", 1, "负有监管职责的有权机关", new(3, 3, 3)),
        Bad("written-warning", "书面警示", 1, "负有监管职责的有权机关", new(3, 6, 12)),
        Bad("key-supervision", "列为重点监管对象", 2, "负有日常监管职责的机关", new(null, 12, 36)),
        Bad("more-inspections", "增加监管频次、加强现场检查", 2, "负有日常监管职责的机关", new(null, 12, 36)) with { SubjectKinds = s_businesses },
        Bad("subsidy-limit", "限制享受财政资金补助等政策扶持", 3, "安排财政资金补助和政策扶持的机关", new(null, 12, 36)),
        Bad("procurement-ban", "一定期限内禁止参加政府采购活动", 4, "县级以上人民政府财政部门", new(null, null, 36)) with
        {
            OtherLaw = new("《中华人民共和国政府采购法》", "第七十七条"),
        },
        Bad("tender-ban", "一定期限内取消参加依法必须进行招标的项目的投标资格", 4, "有关行政监督部门", new(null, null, 36)) with
        {
            OtherLaw = new("《中华人民共和国招标投标法》", "第五十四条"),
            SubjectKinds = s_businesses,
        },
        Bad("other-punishment", "法律法规规定的其他惩戒或者监管措施", 4, "法律法规授权的机关", new(null, null, 36)),
    ];

    /// <summary>The measure of that code, or null.</summary>
    public static Measure? Find(string? code) => All.FirstOrDefault(measure => measure.Code == code);

    private static Measure Good(string code, string name, int item, string powers) => new(code, name, Incentive, 20, item, powers) { LongestMonths = 36 };

    private static Measure Bad(string code, string name, int item, string powers, MeasurePeriods periods) =>
        new(code, name, Punishment, 21, item, powers) { Periods = periods };
}
