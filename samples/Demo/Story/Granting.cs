using System.Net;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>The authority grants a body its rights: one person proposes, another approves (art. 10, 17).</summary>
internal static class Granting
{
    /// <summary>The authority's two persons.</summary>
    public const string Proposer = "authority-1", Approver = "authority-2";

    /// <summary>To query for a purpose.</summary>
    public static Task PurposeAsync(Stage stage, Agency unit, string purpose) => GrantAsync(stage, new
    {
        unit = unit.Code,
        items = Array.Empty<string>(),
        purposes = new[] { new { purpose, items = new[] { "penalty", "licence" } } },
        from = "2026-01-01",
        until = "2027-12-31",
        basis = new { law = "《四平市社会信用条例》", article = "第十条第（一）项" },
    });

    /// <summary>To apply measures.</summary>
    public static Task MeasuresAsync(Stage stage, Agency unit, params string[] measures) => GrantAsync(stage, new
    {
        unit = unit.Code,
        measures,
        from = "2026-01-01",
        until = "2027-12-31",
        basis = new { law = "《四平市社会信用条例》", article = "第二十一条" },
    });

    /// <summary>One of the authority's persons.</summary>
    public static AppClient Authority(Stage stage, string person) => stage.Local.SignIn("authority", Agencies.MarketRegulation.Code, person);

    private static async Task GrantAsync(Stage stage, object grant)
    {
        var proposed = await Authority(stage, Proposer).PostAsync("api/v1/grants", grant, HttpStatusCode.Created);
        await Authority(stage, Approver).PostAsync($"api/v1/grants/{proposed["grantId"]}/approval", new { });
    }
}
