using System.Globalization;
using System.Text;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>Penalty rows that are good on 28 September 2026, and files of them.</summary>
internal sealed class PenaltyRows(int seed)
{
    public static readonly string[] Columns =
    [
        "CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_JDRQ", "CF_CFJG",
        "CF_CFJGDM", "CF_SJLY", "CF_SJLYDM", "YZCD",
    ];

    private readonly SampleIdentifiers _identifiers = new(seed);
    private readonly string _prefix = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The supplying unit.</summary>
    public string Unit { get; } = new SampleIdentifiers(seed + 1_000_000).UnifiedCode("11");

    /// <summary>A new company's code.</summary>
    public string Company() => _identifiers.UnifiedCode();

    /// <summary>A row about a company.</summary>
    public Dictionary<string, string> Row(int number, string company, string fact = "销售过期食品") => new()
    {
        ["CF_XDR_MC"] = $"四平某某{company[9..13]}有限公司",
        ["CF_XDR_LB"] = "法人及非法人组织",
        ["CF_XDR_SHXYM"] = company,
        ["CF_WSH"] = string.Create(CultureInfo.InvariantCulture, $"四市监罚〔2026〕{_prefix}-{number}号"),
        ["CF_WFXW"] = "经营超过保质期的食品",
        ["CF_SY"] = fact,
        ["CF_YJ"] = "《中华人民共和国食品安全法》第一百二十四条",
        ["CF_CFLB"] = "罚款",
        ["CF_NR"] = "罚款伍仟元",
        ["CF_NR_FK"] = "0.5",
        ["CF_JDRQ"] = "2026-09-24",
        ["CF_CFJG"] = "四平市某某局",
        ["CF_CFJGDM"] = Unit,
        ["CF_SJLY"] = "四平市某某局",
        ["CF_SJLYDM"] = Unit,
        ["YZCD"] = "一般",
    };

    /// <summary>A file with those rows; columns that a row adds come last.</summary>
    public static string Csv(params IReadOnlyList<Dictionary<string, string>> rows)
    {
        string[] columns = [.. Columns, .. rows.SelectMany(row => row.Keys).Distinct().Except(Columns)];
        var text = new StringBuilder(string.Join(',', columns)).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', columns.Select(column => row.TryGetValue(column, out var value) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : string.Empty));
            text.Append("\r\n");
        }

        return text.ToString();
    }
}
