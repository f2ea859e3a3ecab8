using System.Net;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;
using CreditFunctions.Submissions.Held;
using static CreditFunctions.Functions.Tests.ProblemAssert;
using static CreditFunctions.Functions.Tests.Submissions.SubmittingApp;

namespace CreditFunctions.Functions.Tests.Submissions;

[Trait("Article", "28")]
[Collection(SubmittingAppCollection.Name)]
public sealed class HeldRowHttpTests(SubmittingApp app)
{
    private static int s_seed = 700;
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed));

    [Fact]
    public async Task A_handler_of_the_deciding_body_reads_the_row_and_lets_it_in()
    {
        var (path, company) = await HoldAsync();
        var handler = await app.TokenAsync("handler", _rows.Unit);
        var (status, shown) = await app.GetAsync(path, handler);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("withdrawn", Text(shown!["recorded"], "status"));
        Assert.Contains(shown["submitted"]!.AsArray(), field => (string?)field!["code"] == "CF_SY");

        var decision = new { reason = "复议决定又被法院撤销", basis = "（2026）吉03行终1号" };
        var (released, answer) = await app.CallAsync(HttpMethod.Post, path + "/release", handler, decision);
        Assert.Equal((HttpStatusCode.OK, "released"), (released, Text(answer, "outcome")));
        Assert.Single((await app.GetAsync($"api/v1/public/organisations/{company}")).Body!["records"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, path + "/release", handler, decision)).Status);
        Is(await app.CallAsync(HttpMethod.Post, path + "/rejection", handler, new { reason = "改主意" }), HttpStatusCode.Conflict, "held-row-decided");
    }

    [Fact]
    public async Task A_release_needs_reason_and_basis_and_a_rejection_a_reason()
    {
        var (path, _) = await HoldAsync();
        var authority = await app.TokenAsync("authority", "112203007Q1000024N");
        var refused = await app.CallAsync(HttpMethod.Post, path + "/release", authority, new { reason = " " });
        Is(refused, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["reason", "basis"], refused.Body!["errors"]!.AsArray().Select(error => (string?)error!["field"]));
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, path + "/rejection", authority, new { reason = "与原决定不符" })).Status);
    }

    [Fact]
    public async Task Another_units_row_and_an_unknown_one_have_the_same_answer()
    {
        var (path, _) = await HoldAsync();
        var stranger = await app.TokenAsync("handler", new PenaltyRows(7).Unit);
        Is(await app.GetAsync(path, stranger), HttpStatusCode.NotFound, "held-row-not-found");
        Is(await app.CallAsync(HttpMethod.Post, path + "/release", stranger, new { reason = "理由", basis = "依据" }), HttpStatusCode.NotFound, "held-row-not-found");
        Is(await app.GetAsync("api/v1/held-rows/r404/1", stranger), HttpStatusCode.NotFound, "held-row-not-found");
        var sender = await app.TokenAsync("provider", _rows.Unit);
        Is(await app.CallAsync(HttpMethod.Post, path + "/release", sender, new { reason = "理由", basis = "依据" }), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact, Trait("Article", "15")]
    public async Task A_list_is_in_the_ledger_for_each_subject_on_it_and_so_is_a_decision_that_was_refused()
    {
        var (path, _) = await HoldAsync();
        await HoldAsync(document: 2);
        var handler = await app.TokenAsync("handler", _rows.Unit);
        Assert.Equal(2, (await app.GetAsync("api/v1/held-rows", handler)).Body!["items"]!.AsArray().Count);
        var looks = await LoggedEntries.ReadAsync(app.Stored, entry => entry.What == "held-rows" && entry.Unit == _rows.Unit);
        Assert.Equal(2, looks.Select(entry => entry.SubjectId).OfType<string>().Distinct().Count());
        Assert.All(looks, entry => Assert.Equal(("penalty", 1, LedgerEntry.Answered), (Assert.Single(entry.Items), entry.Records, entry.Outcome)));

        var stranger = new PenaltyRows(8).Unit;
        await app.GetAsync("api/v1/held-rows", await app.TokenAsync("handler", stranger));
        await app.CallAsync(HttpMethod.Post, path + "/release", await app.TokenAsync("handler", stranger), new { reason = "理由", basis = "依据" });
        Assert.Equal([("change-held-row", "held-row-not-found", true), ("held-rows", LedgerEntry.Answered, false)],
            (await LoggedEntries.ReadAsync(app.Stored, entry => entry.Unit == stranger)).OrderBy(entry => entry.What, StringComparer.Ordinal)
                .Select(entry => (entry.What, entry.Outcome, entry.SubjectId is not null)));
    }

    [Fact, Trait("Article", "25")]
    public async Task While_an_objection_runs_nothing_is_let_in()
    {
        var (path, _) = await HoldAsync();
        var authority = await app.TokenAsync("authority", "112203007Q1000024N");
        var parts = path.Split('/');
        var held = await new HeldRowStore(app.Stored.Account, new HeldRowEntity(app.Stored.Cipher)).FindAsync(parts[3], 1, default);
        var draft = held!.Row.Draft;
        await app.Stored.Records.MarkObjectionAsync(draft.SubjectId, draft.RecordId, "o1", default);
        var decision = new { reason = "理由", basis = "依据" };
        Is(await app.CallAsync(HttpMethod.Post, path + "/release", authority, decision), HttpStatusCode.Conflict, "record-under-objection");
        await app.Stored.Records.UnmarkObjectionAsync(draft.SubjectId, draft.RecordId, "o1", default);
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, path + "/release", authority, decision)).Status);
    }

    // A record that was withdrawn and is supplied again.
    private async Task<(string Path, string Company)> HoldAsync(int document = 1)
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        await SendAsync(_rows.Row(document, company), "一");
        var withdrawal = _rows.Row(document, company);
        (withdrawal["action"], withdrawal["reason"], withdrawal["basis"]) = ("withdraw", "复议撤销", "四政复决字〔2026〕1号");
        await SendAsync(withdrawal, "二");
        return ($"api/v1/held-rows/{await SendAsync(_rows.Row(document, company), "三")}/1", company);

        async Task<string> SendAsync(Dictionary<string, string> row, string batch)
        {
            var (_, receipt) = await app.PostCsvAsync(token, PenaltyRows.Csv(row), company + batch);
            return Text(await app.EndedAsync(Text(receipt, "receiptId"), token), "receiptId");
        }
    }
}
