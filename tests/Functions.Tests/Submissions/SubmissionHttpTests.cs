using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;
using static CreditFunctions.Functions.Tests.ProblemAssert;
using static CreditFunctions.Functions.Tests.Submissions.SubmittingApp;

namespace CreditFunctions.Functions.Tests.Submissions;

[Trait("Article", "8")]
[Collection(SubmittingAppCollection.Name)]
public sealed class SubmissionHttpTests(SubmittingApp app)
{
    private static int s_seed = 500;
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task A_csv_is_answered_202_becomes_records_and_is_public(string encoding)
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        var bad = _rows.Row(2, company);
        bad["CF_XDR_SHXYM"] = company[..17] + (company[17] == '1' ? '2' : '1');
        var (status, receipt) = await app.PostCsvAsync(token, PenaltyRows.Csv(_rows.Row(1, company), bad), "周报", encoding);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var ended = await app.EndedAsync(Text(receipt, "receiptId"), token);
        Assert.Equal(("done", 2, 1, 1), (Text(ended, "state"), Count(ended, "total"), Count(ended, "accepted"), Count(ended, "refused")));
        Assert.Equal("+08:00", Text(ended, "receivedAt")[^6..]);

        var (bom, lines) = await app.FindingsAsync(Text(receipt, "receiptId"), token);
        Assert.True(bom);
        Assert.Equal("row,field,code,severity,message", lines[0]);
        Assert.StartsWith("2,CF_XDR_SHXYM,check-digit,error,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.DoesNotContain(company[..17], lines[1], StringComparison.Ordinal);

        var (_, shown) = await app.GetAsync($"api/v1/public/organisations/{company}");
        Assert.Single(shown!["records"]!.AsArray());
    }

    [Fact]
    public async Task A_json_batch_supplies_corrects_and_withdraws()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        Assert.Equal(1, Count(await SubmitAsync("甲", [Row(_rows.Row(1, company))]), "accepted"));
        Assert.Equal(1, Count(await SubmitAsync("乙", [Row(_rows.Row(1, company, "更正的事实"), "correct")]), "corrected"));
        Assert.Equal(1, Count(await SubmitAsync("丙", [Row(_rows.Row(1, company), "withdraw")]), "withdrawn"));
        Assert.Empty((await app.GetAsync($"api/v1/public/organisations/{company}")).Body!["records"]!.AsArray());

        async Task<JsonNode> SubmitAsync(string batch, JsonNode[] rows)
        {
            var body = new JsonObject { ["item"] = "penalty", ["batch"] = batch, ["rows"] = new JsonArray(rows) };
            var (status, receipt) = await app.PostAsync("api/v1/submissions", token, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
            Assert.Equal(HttpStatusCode.Accepted, status);
            return await app.EndedAsync(Text(receipt, "receiptId"), token);
        }
    }

    [Fact]
    public async Task The_same_batch_has_the_same_receipt_by_query_or_key_and_other_bytes_are_a_conflict()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var csv = Encoding.UTF8.GetBytes(PenaltyRows.Csv(_rows.Row(1, _rows.Company())));
        var first = await app.PostAsync("api/v1/submissions?item=penalty&batch=b1", token, csv);
        var again = await app.PostAsync("api/v1/submissions?item=penalty", token, csv, key: "b1");
        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal(Text(first.Body, "receiptId"), Text(again.Body, "receiptId"));
        Is(await app.PostCsvAsync(token, PenaltyRows.Csv(_rows.Row(2, _rows.Company())), "b1"), HttpStatusCode.Conflict, "batch-conflict");
    }

    [Fact]
    public async Task Another_units_receipt_is_not_there_and_the_authority_sees_it()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var (_, receipt) = await app.PostCsvAsync(token, PenaltyRows.Csv(_rows.Row(1, _rows.Company())), "b1");
        var path = "api/v1/submissions/" + Text(receipt, "receiptId");
        var other = await app.TokenAsync("provider", new PenaltyRows(1).Unit);
        Is(await app.GetAsync(path, other), HttpStatusCode.NotFound, "receipt-not-found");
        Is(await app.GetAsync(path + "/findings.csv", other), HttpStatusCode.NotFound, "receipt-not-found");
        await app.FindingsAsync(Text(receipt, "receiptId"), token);
        var looks = await LoggedEntries.ReadAsync(app.Stored, entry => entry.What == "findings" && (entry.Unit == _rows.Unit || entry.Unit == new PenaltyRows(1).Unit));
        Assert.Equal([(LedgerEntry.Answered, (string?)Text(receipt, "receiptId")), ("receipt-not-found", null)],
            looks.Select(entry => (entry.Outcome, entry.Reference)).OrderBy(look => look.Outcome, StringComparer.Ordinal));
        Is(await app.GetAsync("api/v1/submissions/bunknown", token), HttpStatusCode.NotFound, "receipt-not-found");
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(path, await app.TokenAsync("authority", "11220300000000019X"))).Status);
        Assert.Equal(Text(receipt, "receiptId"), Text((await app.GetAsync("api/v1/submissions", token)).Body!["items"]![0], "receiptId"));
        Assert.Empty((await app.GetAsync("api/v1/submissions", other)).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task A_row_of_another_unit_is_refused()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var row = _rows.Row(1, _rows.Company());
        row["CF_SJLYDM"] = new PenaltyRows(1).Unit;
        var (_, receipt) = await app.PostCsvAsync(token, PenaltyRows.Csv(row), "b1");
        await app.EndedAsync(Text(receipt, "receiptId"), token);
        var (_, lines) = await app.FindingsAsync(Text(receipt, "receiptId"), token);
        Assert.StartsWith("1,CF_SJLYDM,not-your-unit,error,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var token = await app.TokenAsync("provider", _rows.Unit);
        var company = _rows.Company();
        var (status, receipt) = await app.PostAsync("api/v1/submissions?item=penalty&batch=b1&dryRun=true", token,
            Encoding.UTF8.GetBytes(PenaltyRows.Csv(_rows.Row(1, company))));
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(1, Count(await app.EndedAsync(Text(receipt, "receiptId"), token), "accepted"));
        Assert.Empty((await app.GetAsync($"api/v1/public/organisations/{company}")).Body!["records"]!.AsArray());
    }

    public static TheoryData<string, string, string, string, HttpStatusCode, string> Malformed => new()
    {
        { "no item", "", "text/csv", "CF_WSH\n1\n", HttpStatusCode.BadRequest, "item-missing" },
        { "unknown item", "?item=penalties", "text/csv", "CF_WSH\n1\n", HttpStatusCode.BadRequest, "unknown-item" },
        { "no header", "?item=penalty", "text/csv", "某公司,1\n", HttpStatusCode.BadRequest, "csv-missing-header" },
        { "empty", "?item=penalty", "text/csv", "", HttpStatusCode.BadRequest, "csv-missing-header" },
        { "header only", "?item=penalty", "text/csv", "CF_WSH\n", HttpStatusCode.BadRequest, "empty-batch" },
        { "ragged", "?item=penalty", "text/csv", "CF_WSH,CF_NR\n1,2\n3\n", HttpStatusCode.BadRequest, "csv-ragged-row" },
        { "quote", "?item=penalty", "text/csv", "CF_WSH,CF_NR\n1,\"2\n", HttpStatusCode.BadRequest, "csv-unclosed-quote" },
        { "encoding", "?item=penalty", "text/csv", "CF_WSH\n\0\n", HttpStatusCode.BadRequest, "csv-wrong-encoding" },
        { "json", "?item=penalty", "application/json", "{\"rows\":[", HttpStatusCode.BadRequest, "malformed-json" },
        { "json shape", "?item=penalty", "application/json", "{\"rows\":[[]]}", HttpStatusCode.BadRequest, "invalid-request" },
        { "json item", "", "application/json", "{\"rows\":[{}]}", HttpStatusCode.BadRequest, "item-missing" },
        { "json unknown item", "", "application/json", "{\"item\":\"x\",\"rows\":[{}]}", HttpStatusCode.BadRequest, "unknown-item" },
        { "two items", "?item=licence", "application/json", "{\"item\":\"penalty\",\"rows\":[{}]}", HttpStatusCode.BadRequest, "invalid-request" },
        { "batch", "?item=penalty&batch=" + new string('x', 101), "text/csv", "CF_WSH\n1\n", HttpStatusCode.BadRequest, "batch-invalid" },
        { "dryRun", "?item=penalty&dryRun=maybe", "text/csv", "CF_WSH\n1\n", HttpStatusCode.BadRequest, "invalid-request" },
        { "type", "?item=penalty", "application/xml", "<x/>", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_submission_is_a_problem(string what, string query, string type, string body, HttpStatusCode status, string code)
    {
        Assert.NotEmpty(what);
        Is(await app.PostAsync("api/v1/submissions" + query, await app.TokenAsync("provider", _rows.Unit), Encoding.UTF8.GetBytes(body), type), status, code);
    }

    [Fact]
    public async Task A_cell_of_10_MB_is_a_problem() => Is(await app.PostAsync("api/v1/submissions?item=penalty",
        await app.TokenAsync("provider", _rows.Unit), Encoding.UTF8.GetBytes("CF_WSH,CF_NR\n1," + new string('x', 10_000_000) + "\n")),
        HttpStatusCode.BadRequest, "csv-cell-too-large");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_413_and_names_the_limit(bool chunked)
    {
        using var body = new StreamContent(new LongCsv(100_000_001));
        body.Headers.ContentType = new("text/csv");
        if (!chunked) body.Headers.ContentLength = 100_000_001;
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/submissions?item=penalty") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = !chunked;
        request.Headers.Authorization = new("Bearer", await app.TokenAsync("provider", _rows.Unit));
        using var answer = await app.Process.Client.SendAsync(request);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        Is((answer.StatusCode, problem), HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains("100,000,000", Text(problem, "title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "token-missing")]
    [InlineData("x.y.z", HttpStatusCode.Unauthorized, "token-invalid")]
    public async Task Without_a_good_token_nothing_is_taken(string? token, HttpStatusCode status, string code) =>
        Is(await app.PostAsync("api/v1/submissions?item=penalty", token, "CF_WSH\n1\n"u8.ToArray()), status, code);

    [Fact]
    public async Task An_expired_token_and_another_role_and_a_token_without_a_unit_are_refused()
    {
        var expired = await app.Process.TokenAsync(["provider"], _rows.Unit, expiresIn: -3600);
        Is(await app.PostAsync("api/v1/submissions?item=penalty", expired, "CF_WSH\n1\n"u8.ToArray()), HttpStatusCode.Unauthorized, "token-expired");
        Is(await app.PostAsync("api/v1/submissions?item=penalty", await app.TokenAsync("querier", _rows.Unit), "CF_WSH\n1\n"u8.ToArray()), HttpStatusCode.Forbidden, "forbidden");
        Is(await app.PostAsync("api/v1/submissions?item=penalty", await app.TokenAsync("provider"), "CF_WSH\n1\n"u8.ToArray()), HttpStatusCode.Forbidden, "unit-missing");
    }

    private static JsonObject Row(Dictionary<string, string> values, string action = "supply") => new()
    {
        ["action"] = action,
        ["reason"] = action == "supply" ? null : "录入错误",
        ["basis"] = action == "supply" ? null : "原决定书",
        ["values"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
    };

    // A good CSV of any length, made while it is read.
    private sealed class LongCsv(long length) : Stream
    {
        private static readonly byte[] s_header = "CF_WSH,CF_NR\n"u8.ToArray(), s_row = "1,22222222222222222222222222222222222222222222222222\n"u8.ToArray();
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var most = (int)Math.Min(count, length - _at);
            for (var i = 0; i < most; i++, _at++)
            {
                buffer[offset + i] = _at < s_header.Length ? s_header[_at] : s_row[(_at - s_header.Length) % s_row.Length];
            }

            return most;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
