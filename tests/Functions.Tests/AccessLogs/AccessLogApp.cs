using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.AccessLogs;

/// <summary>An organisation of a test's own, and who looks at it.</summary>
internal sealed class AccessLogApp(RunningApp app)
{
    public const string Unit = "11220300MB1234562E";

    public static string OtherUnit { get; } = new SampleIdentifiers(24).UnifiedCode("11");

    public Identifier Organisation { get; } = SubjectIndexTests.Any();

    public async Task<string> SeedAsync()
    {
        var subject = await app.Stored.Subjects.FindOrAddAsync(Organisation, SubjectKind.Organisation, "四平甲公司", default);
        var penalty = RecordVersions.Penalty(subject, RecordVersions.NewRecord());
        await app.Stored.Records.TryAddAsync(penalty with
        {
            Values = new Dictionary<string, string>(penalty.Values) { [CatalogueItems.Find("penalty")!.Roles.ProviderName] = "四平市某某局" },
        }, default);
        return subject;
    }

    public Task<string> SubjectAsync() => app.TokenAsync("subject", Organisation.Number);

    public Task<string> ClerkAsync(string sub = "clerk-1") => app.TokenAsync("querier", Unit, sub);

    public Task<string> AuditorAsync() => app.TokenAsync("auditor", OtherUnit);

    /// <summary>A purpose query by the unit.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> LookAsync(string subject, string matter, string? inspection = null, string sub = "clerk-1")
    {
        await LaterAsync();
        return await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter={Uri.EscapeDataString(matter)}"
            + (inspection is null ? "" : $"&unannounced={inspection}"), await ClerkAsync(sub));
    }

    /// <summary>A second goes by, so that what follows is the newest.</summary>
    public Task LaterAsync() => app.Process.AdvanceAsync("PT1S");

    /// <summary>The subject's own access log.</summary>
    public async Task<JsonNode> LogAsync(string query = "")
    {
        var (status, body) = await app.GetAsync("api/v1/me/access-log" + query, await SubjectAsync());
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return body!;
    }

    /// <summary>The kinds of its entries, the newest first.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync() => [.. (await LogAsync())["entries"]!.AsArray().Select(entry => (string)entry!["what"]!)];
}
