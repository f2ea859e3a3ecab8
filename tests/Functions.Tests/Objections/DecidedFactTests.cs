using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Submissions;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>From an agency's own file to a decided correction, and what becomes of the old content when it is supplied again.</summary>
public sealed class DecidedFactTests(SubmittingApp app) : IClassFixture<SubmittingApp>
{
    [Fact, Trait("Article", "25"), Trait("Article", "28")]
    public async Task What_an_objection_decided_is_not_overwritten_by_supplying_it_again()
    {
        var rows = new PenaltyRows(20260924);
        var company = rows.Company();
        var row = rows.Row(1, company);
        var (provider, handler) = (await app.TokenAsync("provider", rows.Unit), await app.TokenAsync("handler", rows.Unit));
        var subject = await app.TokenAsync("subject", company);
        await SupplyAsync("first", row);
        var recordId = SubmittingApp.Text(await OwnAsync(), "recordId");

        var (_, filed) = await app.CallAsync(HttpMethod.Post, "api/v1/objections", subject, new { recordId, statement = "决定书载明罚款三千元，公示为五千元，请更正金额。" });
        var (status, decided) = await app.CallAsync(HttpMethod.Post, $"api/v1/objections/{filed!["objectionId"]}/decision", handler, new
        {
            outcome = "corrected",
            findings = "调取处罚决定书正本，第二页写明罚款金额为人民币叁仟元整。",
            basis = "《四平市社会信用条例》第二十五条",
            reasons = "平台所载伍仟元系录入时误读案件编号所致，应按决定书正本改正为叁仟元。",
            correction = new Dictionary<string, string> { ["CF_NR_FK"] = "0.30" },
        });
        Assert.True(status == HttpStatusCode.OK, decided?.ToJsonString());
        await app.Process.AdvanceAsync("PT1S");
        Assert.Equal("0.3", await FineAsync());

        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync("again", row), "held"));
        Assert.Equal("0.3", await FineAsync());
        row["CF_NR_FK"] = "0.3";
        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync("as-decided", row), "unchanged"));

        async Task<JsonNode> SupplyAsync(string batch, Dictionary<string, string> supplied)
        {
            var (_, receipt) = await app.PostCsvAsync(provider, PenaltyRows.Csv([supplied]), batch);
            return await app.EndedAsync(SubmittingApp.Text(receipt, "receiptId"), provider);
        }

        async Task<JsonNode> OwnAsync() => Assert.Single((await app.GetAsync("api/v1/me/records", subject)).Body!["records"]!.AsArray())!;

        async Task<string> FineAsync() => SubmittingApp.Text((await OwnAsync())["fields"]!.AsArray()
            .Single(field => SubmittingApp.Text(field, "code") == "CF_NR_FK"), "value");
    }
}
