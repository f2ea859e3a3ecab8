using System.Globalization;
using System.Text;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>People of a story, and everything by which one of them could be known again.</summary>
internal sealed class People
{
    private readonly SampleIdentifiers _numbers = new(20_261_123);

    public People()
    {
        (PenalisedId, LegalPersonId, BadId, QueriedId) = (_numbers.CitizenId(), _numbers.CitizenId(), Spoilt(_numbers.CitizenId()), _numbers.CitizenId());
        Company = _numbers.UnifiedCode();
    }

    /// <summary>A natural person with a record, who objects to it.</summary>
    public string PenalisedId { get; }

    public string PenalisedName => "慕容秋霜";

    public string Phone => "13904340815";

    public string Email => "murong.qiushuang@example.cn";

    public string Address => "铁西区海丰大街九十九号三单元";

    /// <summary>Who stands for the company in its records.</summary>
    public string LegalPersonId { get; }

    public string LegalPersonName => "司徒映雪";

    /// <summary>In a row that is refused.</summary>
    public string BadId { get; }

    public string BadName => "澹台明远";

    /// <summary>Asked for, and unknown.</summary>
    public string QueriedId { get; }

    /// <summary>Persons' subs and names in their tokens.</summary>
    public string ClerkSub => "clerk-ouyang-jingyi-7731";

    public string ClerkName => "欧阳静怡";

    public string PersonSub => "citizen-sub-murong-5512";

    public string Company { get; }

    /// <summary>All of it, but for the company's code, which is public by law.</summary>
    public IReadOnlyList<string> Known => [PenalisedId, PenalisedName, Phone, Email, Address, LegalPersonId, LegalPersonName, BadId, BadName, QueriedId,
        ClerkSub, ClerkName, PersonSub];

    /// <summary>A file of penalties: the company's, the person's, one that is refused, and one with another name for the same person.</summary>
    public string Csv(string unit, string batch)
    {
        const string header = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_FR_ZJLX,CF_FR_ZJHM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,"
            + "CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,BZ,YZCD\r\n";
        string Row(int row, string name, string kind, string code, string legal, string document, string person, string note) =>
            string.Create(CultureInfo.InvariantCulture, $"{name},{kind},{code},{legal},{document},{person},四平测罚〔2026〕{batch}-{row}号,价格违法,未按规定明码标价,")
            + $"《价格法》第四十二条,罚款,罚款一千元,2026-09-21,四平市样例局,{unit},四平市样例局,{unit},{note},一般\r\n";
        return new StringBuilder(header)
            .Append(Row(1, "四平样例有限公司", "法人及非法人组织", Company, $"{LegalPersonName},居民身份证,{LegalPersonId}", "", "", ""))
            .Append(Row(2, PenalisedName, "自然人", "", ",,", "居民身份证", PenalisedId, $"电话{Phone}；住{Address}"))
            .Append(Row(3, BadName, "自然人", "", ",,", "居民身份证", BadId, ""))
            .Append(Row(4, PenalisedName + "（曾用名）", "自然人", "", ",,", "居民身份证", PenalisedId, ""))
            .ToString();
    }

    // The check character is wrong.
    private static string Spoilt(string number) => number[..^1] + (number[^1] == '5' ? '6' : '5');
}
