using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>A company with a public penalty, out of the sample file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its unified social credit code.</param>
/// <param name="Document">The penalty's document number.</param>
/// <param name="Fine">The fine that was supplied, in 万元.</param>
internal sealed record Disputed(string Name, string Code, string Document, string Fine)
{
    /// <summary>Companies whose one penalty is in order, public, and a fine and nothing else, which a correction can lower.</summary>
    public static IEnumerable<Disputed> In(SampleFile penalties)
    {
        var column = penalties.Header.Index().ToDictionary(header => header.Item, header => header.Index);
        var broken = penalties.Findings.Select(finding => finding.Row).ToHashSet();
        return penalties.Rows.Index()
            .GroupBy(row => row.Item[column["CF_XDR_SHXYM"]])
            .Where(rows => rows.Count() == 1)
            .Select(rows => rows.Single())
            .Where(row => !broken.Contains(row.Index + 1))
            .Select(row => row.Item)
            .Where(row => row[column["CF_XDR_LB"]] == "法人及非法人组织" && row[column["YZCD"]] == "一般"
                && row[column["CF_XDR_SHXYM"]].Length == 18 && row[column["CF_CFLB"]] == "罚款" && row[column["CF_NR_FK"]].Length >= 3)
            .Select(row => new Disputed(row[column["CF_XDR_MC"]], row[column["CF_XDR_SHXYM"]], row[column["CF_WSH"]], row[column["CF_NR_FK"]]));
    }
}
