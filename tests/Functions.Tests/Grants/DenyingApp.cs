using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>The running app as in azure: a unit may do what it was granted, and nothing else.</summary>
public sealed class DenyingApp : RunningApp
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Access__UngrantedUnits"] = "deny" };

    /// <summary>The authority's unit.</summary>
    internal const string Authority = "112203007Q10000081";

    /// <summary>A person of the authority.</summary>
    internal Task<string> PersonAsync(string name, string? area = null) => Process.TokenAsync(["authority"], Authority, name,
        claims: area is null ? null : new { area });

    /// <summary>What is proposed: purpose 1 with penalties only.</summary>
    internal static Dictionary<string, object?> Draft(string unit) => new()
    {
        ["unit"] = unit,
        ["items"] = new[] { "penalty" },
        ["purposes"] = new object[] { new { purpose = "1", items = new[] { "penalty" } } },
        ["from"] = "2026-09-01",
        ["until"] = "2027-08-31",
        ["basis"] = new { law = "《四平市社会信用条例》", article = "第十条第（一）项" },
    };

    internal async Task<(HttpStatusCode Status, JsonNode? Body)> ProposeAsync(object draft, string by = "one") =>
        await CallAsync(HttpMethod.Post, "api/v1/grants", await PersonAsync(by), draft);

    /// <summary>A grant in force.</summary>
    internal async Task<string> GrantAsync(object draft)
    {
        var (created, proposed) = await ProposeAsync(draft);
        Assert.True(created == HttpStatusCode.Created, proposed?.ToJsonString());
        var id = (string)proposed!["grantId"]!;
        var (status, body) = await ApproveAsync(id);
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return id;
    }

    internal async Task<(HttpStatusCode Status, JsonNode? Body)> ApproveAsync(string id, string by = "two") =>
        await CallAsync(HttpMethod.Post, $"api/v1/grants/{id}/approval", await PersonAsync(by));

    internal async Task<(HttpStatusCode Status, JsonNode? Body)> RevokeAsync(string id, string by = "three", string reason = "职能调整") =>
        await CallAsync(HttpMethod.Post, $"api/v1/grants/{id}/revocation", await PersonAsync(by), new { reason });

    /// <summary>A company with a penalty and a licence.</summary>
    internal async Task<(string SubjectId, string Code)> SubjectAsync()
    {
        var identifier = Subjects.SubjectIndexTests.Any();
        var subject = await Stored.Subjects.FindOrAddAsync(identifier, SubjectKind.Organisation, "四平甲公司", default);
        var penalty = Records.RecordVersions.Penalty(subject, Records.RecordVersions.NewRecord());
        await Stored.Records.TryAddAsync(penalty, default);
        await Stored.Records.TryAddAsync(penalty with { RecordId = Records.RecordVersions.NewRecord(), Item = "licence" }, default);
        return (subject, identifier.Number);
    }
}

/// <summary>As <see cref="RunningAppCollection"/>, where units need grants.</summary>
[CollectionDefinition(Name)]
public sealed class DenyingAppCollection : ICollectionFixture<DenyingApp>
{
    public const string Name = "one denying app";
}
