using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Reports;

namespace CreditFunctions.Functions.Tests.Reports;

/// <summary>Reports for tests.</summary>
internal static class SampleReports
{
    /// <summary>What hostile suppliers write.</summary>
    public const string Hostile = "<script>alert('1')</script>\"onload='x' &amp; a\u202Eb\u200Fc </td></table> שלום";

    public static ReportContent Of(params ReportRecord[] records) => new(ReportContent.CurrentFormat, "7K3QF-0TZ9M-XW2BD-8HRC4", DateTimeOffset.Parse("2026-09-24T09:00:00+08:00"),
        "qentry", "http://127.0.0.1:7071/api/v1/reports/7K3QF-0TZ9M-XW2BD-8HRC4/verification",
        new ReportSubject(SubjectKind.Organisation, "四平甲公司", "UnifiedSocialCreditCode", "91220300MA0000000X"), records, []);

    public static ReportRecord Record(int number, string fact = "未按规定公示价格，责令改正", bool underObjection = false) => new("penalty", "行政处罚",
        Polarity.Negative, $"四市监罚〔2026〕{number}号", "11220300MB1234567X", "11220300MB1234567X", new DateOnly(2027, 9, 1), underObjection, null,
        DateTimeOffset.Parse("2026-09-24T09:00:00+08:00"),
        [
            new("CF_XDR_MC", "行政相对人名称", "四平甲公司"), new("CF_WSH", "行政处罚决定书文号", $"四市监罚〔2026〕{number}号"),
            new("CF_SY", "违法事实", fact), new("CF_NR", "处罚内容", "罚款人民币伍仟元整，没收违法所得 1,234.56 元。"),
        ]);

    public static ReportDetermination Determination { get; } = new("1", "严重损害自然人身体健康和生命安全的行为", Severity.Serious, "11220300MB1234567X",
        new LegalBasis("《中华人民共和国食品安全法》", "第一百二十四条"), ["列为重点监管对象"], new DateOnly(2026, 10, 13), new DateOnly(2027, 10, 13), true);

    public static ShownField Field(string value) => new("X", "说明", value);
}
