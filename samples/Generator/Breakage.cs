using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Samples.Generator;

/// <summary>One way to break a good row so that exactly one finding follows.</summary>
/// <param name="Code">The finding.</param>
/// <param name="Field">The field in which it is found.</param>
/// <param name="About">Which subjects it can be done to.</param>
/// <param name="Break">What is done to the row.</param>
internal sealed record Breakage(string Code, string Field, Func<Subject, bool> About, Action<SampleRow, Random> Break)
{
    private static readonly Func<Subject, bool> Anybody = static _ => true;
    private static readonly Func<Subject, bool> WithUnifiedCode = static subject =>
        subject.Kind != Subject.Person && subject.Identifiers.Count == 1 && subject.Identifiers.ContainsKey("_XDR_SHXYM");
    private static readonly Func<Subject, bool> WithCitizenId = static subject =>
        subject.Kind == Subject.Person && subject.Identifiers["_XDR_ZJHM"].Length == 18 && subject.Identifiers["_XDR_ZJLX"] == "身份证";

    /// <summary>What is done to rows of either file.</summary>
    internal static IEnumerable<Breakage> OfEither(IRowSource source)
    {
        var decided = source.DecisionDate;
        return
        [
            new("required", "_XDR_MC", Anybody, (row, _) => row["_XDR_MC"] = " "),
            new("required", source.Document, Anybody, (row, _) => row[source.Document] = ""),
            new("required", "_XDR_SHXYM", WithUnifiedCode, (row, _) => row["_XDR_SHXYM"] = "00000000000000000X"),
            new("required", "_XDR_ZJHM", WithCitizenId, (row, _) => row["_XDR_ZJHM"] = ""),
            new("format", decided, Anybody, (row, _) => row[decided] = "2026年9月31日"),
            new("format", "_XDR_SHXYM", WithUnifiedCode, (row, _) => row["_XDR_SHXYM"] = row["_XDR_SHXYM"][..17]),
            new("format", "_XDR_ZJHM", WithCitizenId, BornOnNoDay),
            new("code-list", "_XDR_LB", WithUnifiedCode, (row, _) => row["_XDR_LB"] = "企业"),
            new("check-digit", "_XDR_SHXYM", WithUnifiedCode, Mistype("_XDR_SHXYM")),
            new("check-digit", "_XDR_ZJHM", WithCitizenId, Mistype("_XDR_ZJHM")),
            new("not-your-unit", source.Provider.Code, Anybody, (row, _) =>
                (row[source.Provider.Name], row[source.Provider.Code]) = (Agencies.Emergency.Name, Agencies.Emergency.Code)),
        ];
    }

    internal static IEnumerable<Breakage> OfLicences() =>
    [
        new("code-list", "_XKLB", Anybody, (row, _) => row["_XKLB"] = "备案"),
        new("code-list", "_ZT", Anybody, (row, _) => row["_ZT"] = "3"),
        new("format", "_YXQZI", Anybody, (row, _) => row["_YXQZI"] = "长期"),
        new("date-order", "_YXQZI", Anybody, (row, _) => (row["_YXQZ"], row["_YXQZI"]) = ("2026-11-01", "2026-10-08")),
        new("future-date", "_JDRQ", Anybody, (row, random) =>
            (row["_JDRQ"], row["_YXQZ"], row["_YXQZI"]) = (Later(random), "2026-12-01", "2029-11-30")),
        new("late", "_JDRQ", Anybody, (row, random) => row["_JDRQ"] = Earlier(random)),
    ];

    internal static IEnumerable<Breakage> OfPenalties() =>
    [
        new("code-list", "_CFLB", Anybody, (row, _) => row["_CFLB"] = "警告;罚金"),
        new("code-list", "YZCD", Anybody, (row, _) => row["YZCD"] = "特别严重"),
        new("format", "_NR_FK", Anybody, (row, _) => row["_NR_FK"] = "伍仟元"),
        new("date-order", "_GSJZQ", Anybody, (row, _) => row["_GSJZQ"] = "2026-09-01"),
        new("date-order", "_YXQ", Anybody, (row, _) => row["_YXQ"] = "2025-12-31"),
        new("future-date", "_JDRQ", Anybody, (row, random) => (row["_JDRQ"], row["_YXQ"], row["_GSJZQ"]) = (Later(random), "", "")),
        new("late", "_JDRQ", Anybody, (row, random) => (row["_JDRQ"], row["_GSJZQ"]) = (Earlier(random), "")),
    ];

    private static string Earlier(Random random) => DecisionDays.Write(DecisionDays.Late(random), 2);

    private static string Later(Random random) =>
        DecisionDays.Write(WorkingCalendar.Shipped.AddWorkingDays(DecisionDays.Sent, random.Next(1, 10)), 2);

    /// <summary>The last character of those before the check character, one up: what a slip of the finger does.</summary>
    private static Action<SampleRow, Random> Mistype(string field) => (row, _) =>
    {
        var number = row[field];
        var digit = number[15] is >= '0' and < '9' ? (char)(number[15] + 1) : '0';
        row[field] = $"{number[..15]}{digit}{number[16..]}";
    };

    /// <summary>30 February, with a check character that fits.</summary>
    private static void BornOnNoDay(SampleRow row, Random random)
    {
        var body = $"{row["_XDR_ZJHM"][..10]}0230{row["_XDR_ZJHM"].AsSpan(14, 3)}";
        row["_XDR_ZJHM"] = body + Mod11Dash2.Compute(body);
    }
}
