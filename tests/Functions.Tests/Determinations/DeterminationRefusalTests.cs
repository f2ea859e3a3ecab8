using System.Net;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Regulation.Identifiers;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Determinations;

[Trait("Article", "23")]
public sealed class DeterminationRefusalTests(RunningApp running) : IClassFixture<RunningApp>
{
    public static TheoryData<string, string, string, object?> Faults => new()
    {
        { "invalid-request", "subject.number", "subject", new { number = "123", name = "甲" } },
        { "invalid-request", "category", "category", "6" },
        { "invalid-request", "facts", "facts", " " },
        { "facts-empty-words", "facts", "facts", "经核实，情况属实。" },
        { "reasons-copied", "reasons", "reasons", DeterminationApp.Facts },
        { "invalid-request", "basis.law", "basis", new { article = "第一条" } },
        { "invalid-request", "recordIds[0]", "recordIds", new[] { "r234567890abcdefghijklmn" } },
        { "invalid-request", "recordIds[0]", "recordIds", new[] { "../../x" } },
        { "invalid-request", "evidence", "recordIds", null },
        { "disproportionate", "months", "months", 37 },
        { "disproportionate", "months", "months", 100_000 },
        { "disproportionate", "measures[0].until", "measures", new object[] { new { code = "talk", months = 100_000 } } },
        { "invalid-request", "measures[0].basis.law", "measures", new object[] { new { code = "talk", basis = new { law = new string('法', 20_000), article = "第一条" } } } },
        { "invalid-request", "measures[0].basis.article", "measures", new object[] { new { code = "talk", basis = new { law = "《某法》", article = new string('条', 51) } } } },
        { "disproportionate", "severity", "severity", "minor" },
        { "disproportionate", "measures[0].code", "measures", new object[] { new { code = "stocks" } } },
        { "disproportionate", "measures[0].until", "measures", new object[] { new { code = "talk", months = 12 } } },
        { "disproportionate", "measures[0].code", "measures", new object[] { new { code = "public-praise" } } },
        { "disproportionate", "measures[0].basis", "measures", new object[] { new { code = "other-punishment", basis = new { law = "《四平市社会信用条例》", article = "第二十一条" } } } },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Proposal_is_refused_by_rule_and_field(string code, string field, string changed, object? to)
    {
        var app = await AppAsync();
        var proposal = app.Proposal();
        proposal[changed] = to;
        var answer = await app.PostAsync("", app.Proposer, proposal);
        Is(answer, HttpStatusCode.BadRequest, code);
        Assert.Contains(answer.Body!["errors"]!.AsArray(), error => (string)error!["field"]! == field);
    }

    [Fact]
    public async Task Record_of_another_is_as_none()
    {
        var (app, other) = (await AppAsync(), await AppAsync());
        var proposal = app.Proposal();
        proposal["recordIds"] = new[] { other.App.RecordId };
        Is(await app.PostAsync("", app.Proposer, proposal), HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Same_request_again_is_the_same_case_and_another_under_its_key_is_refused()
    {
        var app = await AppAsync();
        var first = await app.PostAsync("", app.Proposer, app.Proposal(), "k1");
        var again = await app.PostAsync("", app.Proposer, app.Proposal(), "k1");
        Assert.Equal((HttpStatusCode.Accepted, (string)first.Body!["determinationId"]!), (again.Status, (string)again.Body!["determinationId"]!));
        var other = app.Proposal();
        other["months"] = 13;
        Is(await app.PostAsync("", app.Proposer, other, "k1"), HttpStatusCode.Conflict, "idempotency-key-reused");
        Assert.Single((await app.App.GetAsync("determinations", app.Proposer)).Body!["determinations"]!.AsArray());
    }

    [Fact]
    public async Task Anothers_case_answers_as_none_and_every_look_is_in_the_subject_s_log()
    {
        var (app, other) = (await AppAsync(), await AppAsync());
        var id = await app.ProposeAsync();
        foreach (var path in new[] { id, "d234567890abcdefghijklmn", "nothing-at-all" })
        {
            Is(await other.App.GetAsync($"determinations/{path}", other.Proposer), HttpStatusCode.NotFound, "determination-not-found");
            Is(await other.App.GetAsync($"determinations/{path}", other.Subject), HttpStatusCode.NotFound, "determination-not-found");
            Is(await other.PostAsync($"/{path}/withdrawal", other.Proposer, new { reason = "误" }), HttpStatusCode.NotFound, "determination-not-found");
            Is(await other.PostAsync($"/{path}/statement", other.Subject, new { text = DeterminationApp.Statement }), HttpStatusCode.NotFound, "determination-not-found");
        }

        await app.ReadAsync(id, await app.App.TokenAsync("authority", "112203007Q10000081"));
        await running.Process.AdvanceAsync("PT11M");
        var log = (await app.App.GetAsync("me/access-log?limit=100", app.Subject)).Body!.ToJsonString();
        Assert.Contains("change-determination", log, StringComparison.Ordinal);
        Assert.Contains("\"determination\"", log, StringComparison.Ordinal);
    }

    [Fact, Trait("Article", "12")]
    public async Task Natural_person_is_on_no_public_list()
    {
        var app = await AppAsync();
        var person = new SampleIdentifiers(Random.Shared.Next()).CitizenId();
        var proposal = app.Proposal();
        proposal["subject"] = new { kind = "citizen-id", number = person, name = "示例" };
        proposal["recordIds"] = null;
        proposal["evidence"] = new[] { new { name = "笔录.txt", contentType = "text/plain", content = "5Y2B" } };
        proposal["measures"] = Array.Empty<object>();
        var id = await app.ProposeAsync(proposal);
        await ObjectionApp.OkAsync(app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "delivered", way = "window", proof = "送达回证" }));
        await running.Process.AdvanceAsync("P25D");
        Assert.Equal("listed", (string)(await ObjectionApp.OkAsync(app.DecideAsync(id)))["state"]!);
        Assert.DoesNotContain(id, await app.SevereAsync());
        var page = (await app.ReadAsync(id)).ToJsonString();
        Assert.DoesNotContain(person, page, StringComparison.Ordinal);
    }

    private async Task<DeterminationApp> AppAsync() => await DeterminationApp.OfAsync(await ObjectionApp.StartAsync(running.Process, running.Stored));
}
