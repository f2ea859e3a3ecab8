using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter one: two agencies supply, one over HTTP, one over Service Bus (art. 8).</summary>
internal sealed class Submissions(Stage stage)
{
    private const int RowsAMessage = 200;

    public async Task PlayAsync()
    {
        stage.Narrator.Chapter("一、归集", "1. Two agencies supply their files");
        await LicencesOverHttpAsync();
        await PenaltiesOverServiceBusAsync();
    }

    private async Task LicencesOverHttpAsync()
    {
        const string Path = "api/v1/submissions?item=licence&batch=licence-2026-09-24";
        var agency = Agencies.Approvals;
        var file = stage.Samples.Licences;
        await stage.SayAsync($"{agency.Name}通过 HTTP 报送 {file.Name}（GB18030，{file.Rows.Count} 行）",
            $"An agency posts its licences over HTTP: GB18030, {file.Rows.Count} rows");
        var provider = stage.Local.SignIn("provider", agency.Code);
        var bytes = await File.ReadAllBytesAsync(System.IO.Path.Combine(Clone.Root, "samples", file.Name));
        var receipt = await provider.PostFileAsync(Path, bytes, "text/csv", HttpStatusCode.Accepted);
        var receipts = new Receipts(stage, provider);
        var ended = await receipts.FollowAsync([(string)receipt["receiptId"]!], "入库 licence.csv", file.Rows.Count);
        await receipts.TellAsync(ended, file);
        await receipts.CompareAsync(ended.Single(), file);

        var again = await provider.PostFileAsync(Path, bytes, "text/csv", HttpStatusCode.Accepted);
        Expect.Equal((string?)receipt["receiptId"], (string?)again["receiptId"], "The same file sent again has the same receipt");
        stage.Narrator.Held("同一文件重报，得到同一回执", "the same file sent again has the same receipt");
    }

    private async Task PenaltiesOverServiceBusAsync()
    {
        var agency = Agencies.MarketRegulation;
        var file = stage.Samples.Penalties;
        var parts = Parts(await File.ReadAllTextAsync(Path.Combine(Clone.Root, "samples", file.Name), Encoding.UTF8)).ToArray();
        await stage.SayAsync($"{agency.Name}通过 Service Bus 报送 {file.Name}（{file.Rows.Count} 行，{parts.Length} 条消息）",
            $"Another sends its penalties over Service Bus (AMQP 1.0): {file.Rows.Count} rows in {parts.Length} messages");
        var token = await stage.Local.TokenAsync("provider", agency.Code);
        await using (var queue = await ServiceBusQueue.OpenAsync(stage.App.AmqpPort, "submissions"))
        {
            for (var i = 0; i < parts.Length; i++)
            {
                var batch = string.Create(CultureInfo.InvariantCulture, $"penalty-2026-09-24-{i + 1:D2}");
                var properties = new Dictionary<string, string> { ["item"] = "penalty", ["batch"] = batch, ["authorization"] = token };
                await queue.SendAsync(batch, Encoding.UTF8.GetBytes(parts[i]), properties);
            }
        }

        var receipts = new Receipts(stage, stage.Local.SignIn("provider", agency.Code));
        var ended = await receipts.FollowAsync(await receipts.WaitForAsync(parts.Length), "入库 penalty.csv", file.Rows.Count);
        await receipts.TellAsync(ended, file);
    }

    /// <summary>Messages hold at most 256 KB: the file goes in parts, each with the header.</summary>
    private static IEnumerable<string> Parts(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).Chunk(RowsAMessage).Select(rows => string.Join("\r\n", rows.Prepend(lines[0])) + "\r\n");
    }
}
