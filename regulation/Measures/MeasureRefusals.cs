using System.Globalization;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Measures;

/// <summary>Why a measure is refused: each names its rule. Codes are stable.</summary>
/// <param name="field">Where the measure stands in the request; empty where the request is the measure.</param>
internal sealed class MeasureRefusals(string field)
{
    private readonly string _prefix = field.Length == 0 ? string.Empty : field + ".";

    public Refusal Unknown => new("measure-unknown",
        $"没有这项措施（条例第二十条、第二十一条）；可用的措施代码：{string.Join("、", MeasureCatalogue.All.Select(measure => measure.Code))}",
        "The catalogue has no such measure: choose one of GET /api/v1/measures.", _prefix + "code");

    public Refusal WithoutBasis(Measure measure) => new("measure-without-basis", $"“{measure.Name}”未写明法律依据（条例第二十三条：应当依据法律法规规定）",
        "A measure names the law and the article that it is applied by.", _prefix + "basis");

    public Refusal WithoutOtherLaw(Measure measure) => new("measure-without-own-law",
        $"“{measure.Name}”须由其他法律法规规定，不能仅以本条例为依据（条例第二十条第（六）项、第二十一条第（四）项）",
        "This measure is one that other laws provide: name the law that provides it.", _prefix + "basis");

    public Refusal SubjectKind(Measure measure, SubjectKind kind) => new("measure-subject-kind", $"“{measure.Name}”不适用于{Name(kind)}（条例第二十三条：不得超越法定条件和范围）",
        "This measure is not for subjects of this kind.", _prefix + "code");

    public Refusal BeyondSeverity(Measure measure, Severity? severity) => new("measure-beyond-severity",
        $"“{measure.Name}”适用于{Name(measure.Periods!.Least)}及以上失信行为，不能用于{Name(severity)}失信行为（条例第二十三条：与性质、情节和社会危害程度相适应）",
        "The dishonesty is not grave enough for this measure.", _prefix + "code");

    public Refusal IncentiveWithoutHonour(Measure measure) => new("incentive-without-honour", $"“{measure.Name}”是激励措施，只能依据守信信息采取（条例第二十条）",
        "An incentive rests on a record in the subject's favour.", _prefix + "code");

    public Refusal PunishmentWithoutDishonesty(Measure measure) => new("punishment-without-dishonesty",
        $"“{measure.Name}”是惩戒或者监管措施，只能依据失信信息或者失信行为认定采取（条例第二十一条）", "A punishment rests on dishonesty.", _prefix + "code");

    public Refusal EndsBeforeItBegins(Measure measure) => new("measure-period", $"“{measure.Name}”的截止日期早于起始日期", "Its last day is before its first.", _prefix + "until");

    public Refusal BeyondPeriod(Measure measure, int months) => new("measure-beyond-period", $"“{measure.Name}”最长 {months} 个月（条例第二十三条：不得超越法定条件和范围）",
        $"This measure lasts {months} months at most.", _prefix + "until");

    public Refusal BeyondGround(Measure measure, DateOnly end) => new("measure-beyond-ground",
        $"“{measure.Name}”不能长于所依据信息的有效期（{end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}）",
        "A measure ends with what it rests on at the latest.", _prefix + "until");

    public Refusal BeyondPowers(Measure measure) => new("measure-beyond-powers", $"该单位未被授权实施“{measure.Name}”（条例第二十三条：不得超越法定权限）",
        "The unit has no grant for this measure: the authority grants it first.", field);

    private static string Name(Severity? severity) => severity switch
    {
        Severity.Serious => "严重",
        Severity.General => "一般",
        Severity.Minor => "轻微",
        _ => "未分类（按轻微）",
    };

    private static string Name(SubjectKind kind) => kind switch
    {
        Catalogue.SubjectKind.Organisation => CodeLists.Organisation,
        Catalogue.SubjectKind.SoleProprietor => CodeLists.SoleProprietor,
        _ => CodeLists.NaturalPerson,
    };
}
