using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Tests.Shared;
using Xunit.Abstractions;
using static CreditFunctions.Functions.Tests.Submissions.SubmittingApp;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>
/// A file of 100,000 rows and about 60 MB. Every fiftieth row is good, the others are another unit's: so that it is the length that is tested,
/// not the storage's pace.
/// </summary>
[Trait("Article", "8")]
public sealed class LongFileTests(ITestOutputHelper output)
{
    private const int Rows = 100_000, GoodOneIn = 50, PeakMegabytes = 300;

    [Fact]
    public async Task A_long_file_goes_on_where_it_was_after_a_kill_and_memory_stays_bounded()
    {
        var rows = new PenaltyRows(4711);
        await using var app = await LocalAppProcess.StartAsync();
        var token = await app.TokenAsync(["provider"], rows.Unit);
        var file = File(rows);
        Assert.InRange(file.Length, 55_000_000, 75_000_000);
        var receiptId = await PostAsync(app, token, file);

        var before = await UntilAsync(app, token, receiptId, receipt => Count(receipt, "done") >= Rows / 5);
        var peak = Peak(app);
        await app.KillAsync();
        Assert.InRange(Count(before, "done"), 1, Rows - 1);
        await app.RestartAsync();
        token = await app.TokenAsync(["provider"], rows.Unit);
        Assert.True(Count(await ReceiptAsync(app, token, receiptId), "done") >= Count(before, "done"));

        var ended = await UntilAsync(app, token, receiptId, receipt => Text(receipt, "state") == "done");
        Assert.Equal((Rows, Rows / GoodOneIn, Rows - Rows / GoodOneIn), (Count(ended, "done"), Count(ended, "accepted"), Count(ended, "refused")));
        peak = Math.Max(peak, Peak(app));
        output.WriteLine($"Peak working set of the app: {peak:F0} MB");
        Assert.InRange(peak, 1, PeakMegabytes);
        Assert.Equal(Rows / GoodOneIn, await RecordsAsync(app));
        using var findings = await app.SendAsync(HttpMethod.Get, $"api/v1/submissions/{receiptId}/findings.csv", token);
        Assert.Equal(Rows - Rows / GoodOneIn, (await findings.Content.ReadAsStringAsync()).AsSpan().Count(",not-your-unit,"));
    }

    private static byte[] File(PenaltyRows rows)
    {
        var other = new SampleIdentifiers(99).UnifiedCode("11");
        string[] companies = [.. Enumerable.Range(0, 200).Select(_ => rows.Company())];
        var fact = new string('事', 100);
        var text = new StringBuilder(string.Join(',', PenaltyRows.Columns)).Append("\r\n");
        for (var number = 1; number <= Rows; number++)
        {
            var row = rows.Row(number, companies[number % companies.Length], fact);
            if (number % GoodOneIn != 0) row["CF_SJLYDM"] = other;
            text.AppendJoin(',', PenaltyRows.Columns.Select(column => row[column])).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<string> PostAsync(LocalAppProcess app, string token, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await app.SendAsync(HttpMethod.Post, "api/v1/submissions?item=penalty&batch=long", token, content);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return Text(JsonNode.Parse(await answer.Content.ReadAsStringAsync()), "receiptId");
    }

    private static async Task<JsonNode> ReceiptAsync(LocalAppProcess app, string token, string receiptId)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, "api/v1/submissions/" + receiptId, token);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static async Task<JsonNode> UntilAsync(LocalAppProcess app, string token, string receiptId, Predicate<JsonNode> enough)
    {
        for (var i = 0; i < 6000; i++)
        {
            var receipt = await ReceiptAsync(app, token, receiptId);
            if (enough(receipt)) return receipt;
            await Task.Delay(50);
        }

        throw new TimeoutException("The file was not taken in:\n" + string.Join('\n', app.Output.TakeLast(30)));
    }

    private static double Peak(LocalAppProcess app)
    {
        using var process = Process.GetProcessById(app.ProcessId);
        return process.PeakWorkingSet64 / 1048576.0;
    }

    private static async Task<int> RecordsAsync(LocalAppProcess app)
    {
        var count = 0;
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("Records");
        await foreach (var _ in table.QueryAsync<TableEntity>(select: ["RowKey"])) count++;
        return count;
    }
}
