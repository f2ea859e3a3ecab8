using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Records;

/// <summary>Record versions for tests.</summary>
internal static class RecordVersions
{
    public static RecordVersion Penalty(string subjectId, string recordId, int version = 1, string fact = "未按规定公示价格") => new()
    {
        SubjectId = subjectId,
        RecordId = recordId,
        Version = version,
        Item = "penalty",
        SubjectKind = SubjectKind.Organisation,
        Provider = "11220300MB1234562E",
        DecidingBody = "11220300MB1234562E",
        DocumentNumber = "四市监罚〔2026〕1号",
        Values = new Dictionary<string, string>
        {
            ["CF_XDR_MC"] = "四平甲公司",
            ["CF_XDR_LB"] = "法人及非法人组织",
            ["CF_WSH"] = "四市监罚〔2026〕1号",
            ["CF_SY"] = fact,
            ["CF_JDRQ"] = "2026-09-01",
            ["CF_FR_ZJHM"] = "220302199001011234",
            [CatalogueItems.Find("penalty")!.Roles.Severity!] = "一般",
        },
        ContentHash = fact,
        Action = RecordAction.Supply,
        RecordedAt = new DateTimeOffset(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8)),
    };

    public static string NewSubject() => NewId.Make('s');

    public static string NewRecord() => NewId.Make('r');
}
