using System.Globalization;

namespace CreditFunctions.Samples.Generator;

/// <summary>Good rows of administrative licences (行政许可).</summary>
internal sealed class LicenceRows(SubjectPool pool, Random random) : IRowSource
{
    private int _number;

    public string Prefix => "XK";

    public Agency Agency => Agencies.Approvals;

    public string Document => "_WSH";

    public string DecisionDate => "_JDRQ";

    public (string Name, string Code) Provider => ("_LYDW", "_LYDWDM");

    public SampleRow Next(Subject? about = null)
    {
        var subject = about ?? pool.Any(random);
        var kinds = subject.Kind switch
        {
            Subject.Person => LicenceKinds.ForPersons,
            Subject.SoleProprietor => LicenceKinds.ForShops,
            _ => LicenceKinds.ForOrganisations,
        };
        var kind = kinds[random.Next(kinds.Length)];
        var decided = DecisionDays.InTime[random.Next(DecisionDays.InTime.Length)];
        var number = ++_number;
        var row = new SampleRow(Prefix, subject);
        row.WriteSubject();
        row["_XKWS"] = kind.Document;
        row["_WSH"] = string.Create(CultureInfo.InvariantCulture, $"{Agency.Mark}〔2026〕{number}号");
        row["_XKLB"] = kind.Category;
        row["_XKZS"] = kind.Certificate;
        row["_XKBH"] = kind.Certificate.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{kind.Mark}2203{number:D8}");
        row["_NR"] = kind.Content;
        var way = random.Next(3);
        row["_JDRQ"] = DecisionDays.Write(decided, way);
        row["_YXQZ"] = DecisionDays.Write(decided, way);
        row["_YXQZI"] = DecisionDays.Write(kind.Years == 0 ? new DateOnly(2099, 12, 31) : decided.AddYears(kind.Years).AddDays(-1), way);
        row["_XKJG"] = row["_LYDW"] = Agency.Name;
        row["_XKJGDM"] = row["_LYDWDM"] = Agency.Code;
        row["_ZT"] = random.Next(50) == 0 ? "2" : "1";
        row["BZ"] = random.Next(20) == 0 ? "延续换证，原证已收回" : "";
        return row;
    }
}
