using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>A provider's receipts: waited for, told, and their findings compared with what the samples were broken for.</summary>
internal sealed class Receipts(Stage stage, AppClient provider)
{
    /// <summary>Waits until so many of the provider's submissions arrived.</summary>
    /// <returns>Their receipts' ids.</returns>
    public async Task<IReadOnlyList<string>> WaitForAsync(int count)
    {
        JsonArray list = [];
        await Waiting.UntilAsync($"{count} messages to arrive", async () =>
        {
            list = (await provider.GetAsync("api/v1/submissions"))["items"]!.AsArray();
            return list.Count >= count;
        });
        return [.. list.Select(receipt => (string)receipt!["receiptId"]!)];
    }

    /// <summary>Follows receipts to their end.</summary>
    public async Task<IReadOnlyList<JsonNode>> FollowAsync(IReadOnlyList<string> receiptIds, string what, int rows)
    {
        var ended = new List<JsonNode>();
        await stage.Narrator.WaitAsync(what, rows, async progress =>
        {
            var before = 0;
            foreach (var receiptId in receiptIds)
            {
                ended.Add(await EndAsync(receiptId, done => progress(before + done)));
                before += (int)ended[^1]["rows"]!["total"]!;
            }
        });
        return ended;
    }

    /// <summary>Says how many rows were taken; all of the file's must be accounted for.</summary>
    public async Task TellAsync(IReadOnlyList<JsonNode> ended, SampleFile file)
    {
        Expect.Equal(file.Rows.Count, Sum("total"), $"Rows of {file.Name} on the receipts");
        Expect.Equal(file.Rows.Count, Sum("accepted") + Sum("refused") + Sum("unchanged"), $"Rows of {file.Name} that were decided on");
        Expect.That(Sum("refused") is > 0 and < 70, $"Some 50 rows of {file.Name} are broken, but {Sum("refused")} were refused.");
        await stage.SayAsync($"回执：接收 {Sum("accepted")} 行，退回 {Sum("refused")} 行，提醒 {Sum("warnings")} 项",
            $"Receipt: {Sum("accepted")} rows accepted, {Sum("refused")} refused, {Sum("warnings")} warnings");

        int Sum(string count) => ended.Sum(receipt => (int)receipt["rows"]![count]!);
    }

    /// <summary>The findings must be those that the file was broken for, row by row.</summary>
    public async Task CompareAsync(JsonNode ended, SampleFile file)
    {
        var text = Encoding.UTF8.GetString(await provider.GetBytesAsync(((string)ended["findings"]!).TrimStart('/')));
        var found = text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => $"{cells[0]},{cells[1]},{cells[2]}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        var expected = file.Findings
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Row},{finding.Field},{finding.Code}"))
            .Order(StringComparer.Ordinal)
            .ToArray();
        Expect.That(expected.SequenceEqual(found),
            $"Findings not made: {string.Join("; ", expected.Except(found))}. Not expected: {string.Join("; ", found.Except(expected))}.");
        stage.Narrator.Held($"问题清单 {found.Length} 项，与预期逐行一致", $"{found.Length} findings, row by row those expected");
    }

    private async Task<JsonNode> EndAsync(string receiptId, Action<double> progress)
    {
        JsonNode receipt = new JsonObject();
        await Waiting.UntilAsync($"receipt {receiptId} to end", async () =>
        {
            receipt = await provider.GetAsync($"api/v1/submissions/{receiptId}");
            progress((int)receipt["rows"]!["done"]!);
            return receipt["endedAt"] is not null;
        });
        return receipt;
    }
}
