using System.Globalization;
using System.Text;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Penalty files as an agency sends them.</summary>
internal sealed class Penalties(int seed)
{
    private const string Header =
        "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,YZCD\r\n";

    private readonly SampleIdentifiers _numbers = new(seed);

    /// <summary>The agency's unified social credit code.</summary>
    public string Unit { get; } = new SampleIdentifiers(9).UnifiedCode("11");

    /// <summary>A company's code.</summary>
    public string Company() => _numbers.UnifiedCode();

    /// <summary>A file with a penalty for each company.</summary>
    public byte[] File(string batch, params IEnumerable<string> companies) => Encoding.UTF8.GetBytes(Header + string.Concat(companies.Select((company, row) =>
        string.Create(CultureInfo.InvariantCulture,
            $"四平样例{row}有限公司,法人及非法人组织,{company},四测罚〔2026〕{batch}-{row}号,价格违法,未按规定明码标价,《价格法》第四十二条,罚款,罚款一千元,2026-09-21,四平市样例局,{Unit},四平市样例局,{Unit},一般\r\n"))));
}
