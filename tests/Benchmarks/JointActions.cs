using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Benchmarks;

/// <summary>Joint punishments of seeded organisations, as the authority and its units carry them out over HTTP.</summary>
internal sealed class JointActions(LocalAppProcess app, SeededOrganisations seeded)
{
    private static readonly SampleIdentifiers s_numbers = new(7);
    private readonly string _authority = s_numbers.UnifiedCode();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private string _proposer = string.Empty, _approver = string.Empty;

    /// <summary>Units of nobody.</summary>
    public static string[] Units(int count) => [.. Enumerable.Range(0, count).Select(_ => s_numbers.UnifiedCode())];

    public async Task SignInAsync(IEnumerable<string> units)
    {
        _proposer = await app.TokenAsync(["authority"], _authority, "authority-1");
        _approver = await app.TokenAsync(["authority"], _authority, "authority-2");
        foreach (var unit in units) _tokens[unit] = await app.TokenAsync(["implementer"], unit, "implementer-" + unit);
    }

    /// <summary>Proposes a punishment of one of the organisations.</summary>
    public async Task<string> ProposeAsync(int organisation, IReadOnlyList<string> units)
    {
        var subject = seeded.SubjectOf(organisation);
        var record = (await seeded.Services.GetRequiredService<RecordStore>().ReadAsync(subject, default))[0].Newest.RecordId;
        var answer = await PostAsync("api/v1/joint-actions", _proposer, new
        {
            kind = "punishment",
            subjectId = subject,
            grounds = new[] { record },
            measures = new[] { new { code = "key-supervision" } },
            basis = new { law = "《四平市社会信用条例》", article = "第二十一条第（二）项" },
            reasons = "该企业未按规定公示价格且拒不改正，需要在日常监管中增加监管频次。",
            limitWorkingDays = 10,
            endsOn = "2027-03-31",
            units = units.Select(unit => new { unit }),
        });
        return (string)answer!["actionId"]!;
    }

    /// <summary>From the answer on it holds.</summary>
    public Task ApproveAsync(string actionId) => PostAsync($"api/v1/joint-actions/{actionId}/approval", _approver, new { });

    public Task RevokeAsync(string actionId) => PostAsync($"api/v1/joint-actions/{actionId}/revocation", _proposer, new
    {
        reason = "该企业已经改正并通过复查，继续惩戒已无必要。",
        basis = "《四平市社会信用条例》第二十三条",
    });

    public Task FeedBackAsync(string actionId, string unit) => PostAsync($"api/v1/joint-actions/{actionId}/units/{unit}/feedback", _tokens[unit], new
    {
        outcome = "implemented",
        what = "已列为重点监管对象，检查频次调整为每季度一次",
        implementedOn = "2026-09-24",
        evidence = new[] { "监管台账〔2026〕12号" },
    });

    public async Task<JsonNode> BoardAsync(string actionId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/joint-actions/{actionId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _proposer);
        using var answer = await app.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Waits until nothing is in flight.</summary>
    public Task QuietAsync() => app.AdvanceAsync("PT0S");

    private async Task<JsonNode?> PostAsync(string path, string token, object body)
    {
        using var answer = await app.SendAsync(HttpMethod.Post, path, token, JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
