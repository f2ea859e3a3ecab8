using CreditFunctions.Regulation.Calendar;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Ledger;
using static CreditFunctions.Functions.Tests.Grants.DenyingApp;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>A query names its purpose, and the purpose must be granted (art. 10, 28).</summary>
[Trait("Article", "10")]
[Collection(DenyingAppCollection.Name)]
public sealed class GrantedQueryTests(DenyingApp app) : IAsyncLifetime
{
    private readonly string _unit = GrantedUnits.New();
    private string _querier = string.Empty, _subject = string.Empty, _code = string.Empty;

    public async Task InitializeAsync()
    {
        _querier = await app.TokenAsync("querier", _unit);
        (_subject, _code) = await app.SubjectAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact, Trait("Article", "28")]
    public async Task Purpose_without_grant_is_refused_and_the_subject_finds_it_in_the_log()
    {
        await app.GrantAsync(Draft(_unit));
        ProblemAssert.Is(await QueryAsync("3"), HttpStatusCode.Forbidden, "purpose-not-granted");
        ProblemAssert.Is(await ResolveAsync(_code, "3"), HttpStatusCode.Forbidden, "purpose-not-granted");
        var entries = await LogAsync();
        Assert.Equal(["purpose", "resolve"], entries.Select(entry => entry.What).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal((_unit, "10(3)", "M-3", "purpose-not-granted", 0),
            (entry.Unit, entry.Purpose, entry.Matter, entry.Outcome, entry.Records)));
    }

    [Fact]
    public async Task Granted_purpose_shows_the_items_granted_for_it_and_names_the_grant()
    {
        var id = await app.GrantAsync(Draft(_unit));
        Assert.Equal(_subject, (string?)(await ResolveAsync(_code, "1")).Body!["subjectId"]);
        var (status, body) = await QueryAsync("1");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["penalty"], body!["records"]!.AsArray().Select(record => (string?)record!["item"]));
        Assert.All(await LogAsync(), entry => Assert.Equal((id, LedgerEntry.Answered), (entry.Reference, entry.Outcome)));
        await app.GrantAsync(new Dictionary<string, object?>(Draft(_unit)) { ["purposes"] = new object[] { new { purpose = "1", items = new[] { "licence" } } } });
        Assert.Equal(["licence", "penalty"], (await QueryAsync("1")).Body!["records"]!.AsArray().Select(record => (string?)record!["item"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Unit_without_any_grant_is_refused_also_the_authority_itself()
    {
        ProblemAssert.Is(await QueryAsync("1"), HttpStatusCode.Forbidden, "purpose-not-granted");
        var authority = await app.TokenAsync("authority", GrantedUnits.New());
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{_subject}/records?purpose=1&matter=M", authority), HttpStatusCode.Forbidden, "purpose-not-granted");
    }

    [Fact]
    public async Task Who_may_not_query_does_not_learn_whether_there_is_such_a_subject()
    {
        var known = (await ResolveAsync(_code, "1")).Body!.ToJsonString();
        Assert.Equal(known, (await ResolveAsync(SubjectIndexTests.Any().Number, "1")).Body!.ToJsonString());
        Assert.Equal((await QueryAsync("1")).Body!.ToJsonString(),
            (await app.GetAsync("api/v1/subjects/sunknown/records?purpose=1&matter=M-1", _querier)).Body!.ToJsonString());
    }

    [Fact]
    public async Task Token_without_a_unit_queries_nothing_and_the_attempt_is_logged()
    {
        var stray = await app.TokenAsync("querier");
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{_subject}/records?purpose=1&matter=M", stray), HttpStatusCode.Forbidden, "unit-missing");
        ProblemAssert.Is(await ResolveAsync(_code, "1", stray), HttpStatusCode.Forbidden, "unit-missing");
        Assert.Equal("unit-missing", Assert.Single(await LogAsync()).Outcome);
    }

    [Fact]
    public async Task Grant_that_has_not_begun_gives_nothing()
    {
        await app.GrantAsync(new Dictionary<string, object?>(Draft(_unit)) { ["from"] = "2026-09-25" });
        ProblemAssert.Is(await QueryAsync("1"), HttpStatusCode.Forbidden, "purpose-not-granted");
        var (_, mine) = await app.GetAsync("api/v1/units/me/grants", _querier);
        Assert.Equal("approved", (string?)mine!["grants"]![0]!["state"]);
    }

    [Fact, Trait("Article", "28")]
    public async Task After_the_answer_to_a_revocation_no_query_succeeds()
    {
        for (var round = 0; round < 6; round++)
        {
            var id = await app.GrantAsync(Draft(_unit));
            var (answered, revokedAt, done) = (new ConcurrentBag<(long Began, HttpStatusCode Status)>(), long.MaxValue, false);
            var queriers = Enumerable.Range(0, 4).Select(async lane =>
            {
                while (!Volatile.Read(ref done))
                {
                    var began = Stopwatch.GetTimestamp();
                    answered.Add((began, lane % 2 == 0 ? (await QueryAsync("1")).Status : (await ResolveAsync(_code, "1")).Status));
                }
            }).ToList();
            while (answered.Count < 5 + (round * 3)) await Task.Yield();
            Assert.Equal(HttpStatusCode.OK, (await app.RevokeAsync(id)).Status);
            revokedAt = Stopwatch.GetTimestamp();
            while (answered.Count(query => query.Began >= revokedAt) < 8) await Task.Delay(1);
            Volatile.Write(ref done, true);
            await Task.WhenAll(queriers);
            Assert.Contains(answered, query => query.Status == HttpStatusCode.OK);
            Assert.All(answered.Where(query => query.Began >= revokedAt), query => Assert.Equal(HttpStatusCode.Forbidden, query.Status));
        }
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> QueryAsync(string purpose) =>
        app.GetAsync($"api/v1/subjects/{_subject}/records?purpose={purpose}&matter=M-{purpose}", _querier);

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> ResolveAsync(string code, string purpose, string? token = null) =>
        app.CallAsync(HttpMethod.Post, "api/v1/subjects:resolve", token ?? _querier, new { number = code, purpose, matter = $"M-{purpose}" });

    private async Task<List<LedgerEntry>> LogAsync()
    {
        var day = ChinaTime.DateOf(app.Stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in app.Stored.LedgerReader.ReadAsync(day, day, default))
        {
            if (entry.SubjectId == _subject) entries.Add(entry);
        }

        return entries;
    }
}
