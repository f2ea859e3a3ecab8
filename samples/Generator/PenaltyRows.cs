using System.Globalization;

namespace CreditFunctions.Samples.Generator;

/// <summary>Good rows of administrative penalties (行政处罚), with the severity (严重程度) as a column of its own.</summary>
internal sealed class PenaltyRows(SubjectPool pool, Random random) : IRowSource
{
    private int _number;

    public string Prefix => "CF";

    public Agency Agency => Agencies.MarketRegulation;

    public string Document => "_WSH";

    public string DecisionDate => "_JDRQ";

    public (string Name, string Code) Provider => ("_SJLY", "_SJLYDM");

    public SampleRow Next(Subject? about = null)
    {
        var subject = about ?? pool.Any(random);
        var kinds = subject.Kind == Subject.Person ? PenaltyKinds.ForPersons : PenaltyKinds.ForBusinesses;
        var kind = kinds[random.Next(kinds.Length)];
        var decided = DecisionDays.InTime[random.Next(DecisionDays.InTime.Length)];
        var row = new SampleRow(Prefix, subject);
        row.WriteSubject();
        row["_WSH"] = string.Create(CultureInfo.InvariantCulture, $"{Agency.Mark}〔2026〕{++_number}号");
        row["_WFXW"] = kind.Behaviour;
        row["_SY"] = kind.Facts;
        row["_YJ"] = kind.Basis;
        row["_CFLB"] = kind.Categories;
        WriteContent(row, kind);
        var way = random.Next(3);
        row["_JDRQ"] = DecisionDays.Write(decided, way);
        row["_GSJZQ"] = PublicUntil(kind.Severity, decided) is { } until && random.Next(4) != 0 ? DecisionDays.Write(until, way) : "";
        row["_YXQ"] = random.Next(10) == 0 ? DecisionDays.Write(decided.AddYears(3), way) : "";
        row["_CFJG"] = row["_SJLY"] = Agency.Name;
        row["_CFJGDM"] = row["_SJLYDM"] = Agency.Code;
        row["YZCD"] = kind.Severity;
        return row;
    }

    private void WriteContent(SampleRow row, PenaltyKind kind)
    {
        var content = new List<string>();
        if (kind.Fine > 0)
        {
            var fine = kind.Fine * random.Next(50, 151) / 100;
            row["_NR_FK"] = fine.ToString("0.######", CultureInfo.InvariantCulture);
            content.Add(string.Create(CultureInfo.InvariantCulture, $"罚款{fine * 10000:0.##}元"));
        }

        if (kind.Confiscates)
        {
            var taken = random.Next(1, 4000) / 10000m;
            row["_NR_WFFF"] = taken.ToString("0.######", CultureInfo.InvariantCulture);
            content.Add(string.Create(CultureInfo.InvariantCulture, $"没收违法所得{taken * 10000:0.##}元"));
        }

        if (kind.Categories.Contains("吊销", StringComparison.Ordinal))
        {
            row["_NR_ZKDX"] = string.Create(CultureInfo.InvariantCulture, $"药品经营许可证 吉CB2203{random.Next(10000, 99999)}");
            content.Add("吊销药品经营许可证");
        }

        if (kind.Categories.Contains("停产", StringComparison.Ordinal))
        {
            content.Add("责令停产停业，限期整改");
        }

        row["_NR"] = content.Count > 0 ? string.Join("；", content) : "给予警告，责令改正";
    }

    /// <summary>The last day of publication, within what 国办发〔2025〕22号 allows for the severity.</summary>
    private static DateOnly? PublicUntil(string severity, DateOnly decided) => severity switch
    {
        "一般" => decided.AddMonths(12),
        "严重" => decided.AddMonths(36),
        _ => null,
    };
}
