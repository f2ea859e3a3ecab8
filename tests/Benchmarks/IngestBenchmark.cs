using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Benchmarks;

/// <summary>
/// A CSV of 20,000 rows from its POST to the receipt that says done, against single-entity inserts of the same size into the same Azurite at
/// the same concurrency. The organisations, four rows each in no order, are new to the platform the first time: each costs its index and its
/// profile besides its records; the second file finds them known.
/// </summary>
internal static class IngestBenchmark
{
    private const int Rows = 20_000, RowsEach = 4;
    private const double Goal = 0.60;
    private static readonly TimeSpan s_raw = TimeSpan.FromSeconds(6);

    public static async Task RunAsync()
    {
        await using var app = await LocalAppProcess.StartAsync();
        var numbers = new SampleIdentifiers(1);
        var unit = numbers.UnifiedCode("11");
        var token = await app.TokenAsync(["provider"], unit, "benchmark");
        await SubmitAsync(app, token, File(unit, [.. Companies(numbers, 500)], 0), "warm-up");
        await RawAsync(app);

        var companies = Companies(numbers, Rows / RowsEach).ToArray();
        for (var file = 1; file <= 3; file++)
        {
            var before = await RawAsync(app);
            var (content, busy) = (File(unit, Shuffled(companies), file), Busy(app));
            var rate = await SubmitAsync(app, token, content, $"file-{file}");
            busy = Busy(app) - busy;
            var raw = (before + await RawAsync(app)) / 2;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"raw inserts {raw:F0}/s, {Rows} rows of {(file == 1 ? "new" : "known")} organisations {rate:F0}/s, ratio {rate / raw:F2} (goal {Goal:F2}), the app busy {busy.TotalMilliseconds * 1000 / Rows:F0} us a row"));
        }

        using var process = Process.GetProcessById(app.ProcessId);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak working set of the app {process.PeakWorkingSet64 / 1048576.0:F0} MB"));
    }

    private static TimeSpan Busy(LocalAppProcess app)
    {
        using var process = Process.GetProcessById(app.ProcessId);
        return process.TotalProcessorTime;
    }

    private static IEnumerable<string> Companies(SampleIdentifiers numbers, int count) => Enumerable.Range(0, count).Select(_ => numbers.UnifiedCode());

    private static string[] Shuffled(string[] companies)
    {
        string[] rows = [.. Enumerable.Range(0, Rows).Select(row => companies[row % companies.Length])];
        new Random(7).Shuffle(rows);
        return rows;
    }

    private static async Task<double> RawAsync(LocalAppProcess app)
    {
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("Raw");
        await table.CreateIfNotExistsAsync();
        var content = RandomNumberGenerator.GetBytes(1000);
        return await Load.RateAsync(RowIngestion.Concurrency, s_raw, _ => table.AddEntityAsync(new TableEntity("s" + Guid.NewGuid().ToString("N"), "r|000001")
        {
            ["Item"] = "penalty",
            ["SubjectKind"] = "Organisation",
            ["Status"] = "Live",
            ["Provider"] = "11220300MB1234562E",
            ["DecidingBody"] = "11220300MB1234562E",
            ["DocumentNumber"] = "四市监罚〔2026〕1号",
            ["ContentHash"] = "abcdefghijklmnopqrstuvwx",
            ["Action"] = "Supply",
            ["Row"] = 1,
            ["ReceiptId"] = "babcdefghijklmnopqrstuvwx",
            ["RecordedAt"] = DateTimeOffset.UnixEpoch,
            ["Values"] = content,
        }));
    }

    private static async Task<double> SubmitAsync(LocalAppProcess app, string token, string csv, string batch)
    {
        var rows = csv.AsSpan().Count('\n') - 1;
        var watch = Stopwatch.StartNew();
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/submissions?item=penalty&batch={batch}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await app.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var receiptId = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["receiptId"]!.ToString();
        while (true)
        {
            using var asked = await app.SendAsync(HttpMethod.Get, $"api/v1/submissions/{receiptId}", token);
            var receipt = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!;
            if (receipt["state"]!.ToString() is "done")
            {
                if (receipt["rows"]!["accepted"]!.GetValue<int>() != rows) throw new InvalidOperationException("Not every row was accepted: " + receipt);
                return rows / watch.Elapsed.TotalSeconds;
            }

            await Task.Delay(100);
        }
    }

    private static string File(string unit, string[] companies, int file)
    {
        var text = new StringBuilder("CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,YZCD\r\n");
        for (var row = 0; row < companies.Length; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"四平样本{companies[row][9..14]}有限公司,法人及非法人组织,{companies[row]},四市监罚〔2026〕{file}-{row}号,")
                .Append("经营超过保质期的食品,当事人于某日在其经营场所销售超过保质期的食品，货值金额较小，未造成危害后果。,")
                .Append("《中华人民共和国食品安全法》第一百二十四条第一款第五项,罚款;没收违法所得、没收非法财物,没收违法经营的食品，并处罚款人民币伍仟元整。,0.5,2026/9/24,")
                .Append(CultureInfo.InvariantCulture, $"四平市某某局,{unit},四平市某某局,{unit},一般\r\n");
        }

        return text.ToString();
    }
}
