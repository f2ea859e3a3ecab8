using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static CreditFunctions.Functions.Tests.ProblemAssert;
using static CreditFunctions.Functions.Tests.Submissions.SubmittingApp;

namespace CreditFunctions.Functions.Tests.Submissions;

[Trait("Article", "8")]
[Collection(SubmittingAppCollection.Name)]
public sealed class SubmissionByMessageTests(SubmittingApp app)
{
    private static int s_seed = 600;
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed));

    [Fact]
    public async Task A_cloud_event_becomes_a_receipt_and_records()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        await OfficialSender.SendEventAsync(app.Process, token, Event(_rows.Unit, new { item = "penalty", rows = new[] { new { values = _rows.Row(1, company) } } }));
        var receipt = await ReceiptAsync(token);
        Assert.Equal(("e-1", 1), (Text(receipt, "batch"), Count(receipt, "accepted")));
        Assert.Single((await app.GetAsync($"api/v1/public/organisations/{company}")).Body!["records"]!.AsArray());
    }

    [Fact]
    public async Task A_raw_csv_sent_twice_has_one_receipt()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var csv = PenaltyRows.Csv(_rows.Row(1, _rows.Company()));
        await OfficialSender.SendCsvAsync(app.Process, token, csv, "penalty", "周报");
        await OfficialSender.SendCsvAsync(app.Process, token, csv, "penalty", "周报");
        await ReceiptAsync(token);
        // A third message that is taken after both: the list stays at one until it comes.
        await OfficialSender.SendCsvAsync(app.Process, token, PenaltyRows.Csv(_rows.Row(2, _rows.Company())), "penalty", "又一份");
        var batches = await UntilAsync(async () => (await app.GetAsync("api/v1/submissions", token)).Body!["items"]!.AsArray(), items => items.Count > 1);
        // The clock stands still: the two have no order.
        Assert.Equal(new HashSet<string> { "又一份", "周报" }, batches.Select(item => Text(item, "batch")).ToHashSet());
        Assert.Equal(2, batches.Count);
        Assert.Empty(await DeadLettersAsync(token));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("role")]
    [InlineData("garbage")]
    [InlineData("source")]
    public async Task Without_a_token_of_its_own_unit_a_message_is_dead_lettered_as_unauthenticated(string how)
    {
        var unit = how == "source" ? new PenaltyRows(2).Unit : _rows.Unit;
        var body = Event(unit, new { item = "penalty", batch = _rows.Unit + how, rows = new[] { new { values = _rows.Row(1, _rows.Company()) } } });
        await OfficialSender.SendAsync(app.Process, "application/cloudevents+json", System.Text.Json.JsonSerializer.Serialize(body), how switch
        {
            "none" => new { batch = _rows.Unit },
            "role" => new { batch = _rows.Unit, authorization = await app.TokenAsync("querier", _rows.Unit) },
            "garbage" => new { batch = _rows.Unit, authorization = "Bearer x.y.z" },
            _ => (object)new { batch = _rows.Unit, authorization = await app.TokenAsync("provider", _rows.Unit) },
        });
        var authority = await app.TokenAsync("authority", "11220300000000019X");
        var letter = (await UntilAsync(() => DeadLettersAsync(authority), all => all.Any(one => (string?)one!["batch"] == _rows.Unit)))
            .Single(one => (string?)one!["batch"] == _rows.Unit)!;
        Assert.Equal("unauthenticated", Text(letter, "reason"));
        if (how == "source") return;
        // Nobody's for other providers; and the authority can't say whose it is.
        var path = $"api/v1/dead-letters/{letter["number"]}";
        Is(await app.GetAsync(path, await app.TokenAsync("provider", _rows.Unit)), HttpStatusCode.NotFound, "dead-letter-not-found");
        Is(await app.CallAsync(HttpMethod.Post, path + "/resubmission", authority, new { }), HttpStatusCode.Conflict, "dead-letter-sender-unknown");
    }

    [Fact]
    public async Task A_malformed_message_is_dead_lettered_listed_mended_and_submitted_again()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        var csv = PenaltyRows.Csv(_rows.Row(1, company));
        await OfficialSender.SendCsvAsync(app.Process, token, csv + "多出的一行\r\n", "penalty", "坏批次");
        var letter = Assert.Single(await UntilAsync(() => DeadLettersAsync(token), letters => letters.Count > 0))!;
        Assert.Equal(("csv-ragged-row", "坏批次", _rows.Unit), (Text(letter, "reason"), Text(letter, "batch"), Text(letter, "unit")));
        Assert.Empty(await DeadLettersAsync(await app.TokenAsync("provider", new PenaltyRows(3).Unit)));

        var path = $"api/v1/dead-letters/{letter["number"]}";
        var (_, whole) = await app.GetAsync(path, token);
        Assert.Equal(csv + "多出的一行\r\n", Text(whole, "body"));
        Is(await app.CallAsync(HttpMethod.Post, path + "/resubmission", token, new { }), HttpStatusCode.BadRequest, "csv-ragged-row");
        using var answer = await app.Process.SendAsync(HttpMethod.Post, path + "/resubmission", token, JsonContent.Create(new { body = csv }));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, Count(await app.EndedAsync(Text(receipt, "receiptId"), token), "accepted"));
        Assert.Empty(await DeadLettersAsync(token));
        Is(await app.GetAsync(path, token), HttpStatusCode.NotFound, "dead-letter-not-found");
    }

    private static object Event(string unit, object data) => new
    {
        specversion = "1.0", type = "credit.submission.v1", source = "urn:uscc:" + unit, id = "e-1", datacontenttype = "application/json", data,
    };

    private async Task<JsonNode> ReceiptAsync(string token)
    {
        var items = await UntilAsync(async () => (await app.GetAsync("api/v1/submissions", token)).Body!["items"]!.AsArray(), items => items.Count > 0);
        return await app.EndedAsync(Text(items[0], "receiptId"), token);
    }

    private async Task<JsonArray> DeadLettersAsync(string token) => (await app.GetAsync("api/v1/dead-letters", token)).Body!["items"]!.AsArray();

    private static async Task<JsonArray> UntilAsync(Func<Task<JsonArray>> ask, Predicate<JsonArray> enough)
    {
        for (var i = 0; i < 600; i++)
        {
            var items = await ask();
            if (enough(items)) return items;
            await Task.Delay(100);
        }

        throw new TimeoutException("It did not come.");
    }
}
