using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>The whole app is asked to end while agencies' messages come in: each message is finished or goes back, and is taken in once.</summary>
public sealed class MessageStopTests : IAsyncLifetime
{
    private const int Messages = 36, RowsEach = 5, Stops = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Penalties _penalties = new(4_242);
    private LocalAppProcess _app = null!;
    private string _provider = "";

    public async Task InitializeAsync()
    {
        _app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        _provider = await _app.TokenAsync(["provider"], _penalties.Unit, "agency-system");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory, Trait("Article", "8")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Messages_that_come_while_the_app_is_stopped_are_neither_lost_nor_taken_in_twice(string signal)
    {
        var companies = Enumerable.Range(0, Messages * RowsEach).Select(_ => _penalties.Company()).Chunk(RowsEach).ToArray();
        await OfficialSender.SendAllAsync(_app, companies.Select((some, number) => Message(string.Create(CultureInfo.InvariantCulture, $"m{number}"), some)));

        for (var stop = 1; stop <= Stops; stop++)
        {
            // In the middle of it: some are taken in, some wait, and some are in hand.
            await UntilAsync(receipts => receipts.Count >= stop * 3);
            Assert.Equal(0, await _app.StopAsync(signal));
            await _app.RestartAsync();
        }

        var receipts = await UntilAsync(all => all.Count >= Messages && all.All(of => (string?)of!["state"] == "done"));
        Assert.Equal(companies.Select((_, number) => string.Create(CultureInfo.InvariantCulture, $"m{number}")).Order(StringComparer.Ordinal),
            receipts.Select(of => (string)of!["batch"]!).Order(StringComparer.Ordinal));
        // A row that was taken in twice would be unchanged, or corrected, the second time.
        Assert.All(receipts, of => Assert.Equal((RowsEach, RowsEach), ((int)of!["rows"]!["done"]!, (int)of["rows"]!["accepted"]!)));
        foreach (var some in companies) Assert.Single((await ReadAsync($"api/v1/public/organisations/{some[0]}"))["records"]!.AsArray());
        Assert.Empty((await ReadAsync("api/v1/dead-letters", _provider))["items"]!.AsArray());
        var failed = _app.Output.SkipWhile(line => !line.Contains(" fail: ", StringComparison.Ordinal)).Take(12);
        Assert.True(!failed.Any(), string.Join('\n', failed));
    }

    private (string, string, object) Message(string batch, IEnumerable<string> companies) =>
        ("text/csv", Encoding.UTF8.GetString(_penalties.File(batch, companies)), new { item = "penalty", batch, authorization = "Bearer " + _provider });

    private async Task<List<JsonNode?>> UntilAsync(Predicate<List<JsonNode?>> enough)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var receipts = await ReceiptsAsync();
            if (enough(receipts)) return receipts;
            Assert.False(patience.IsCancellationRequested, $"{receipts.Count} receipts, {receipts.Count(of => (string?)of!["state"] == "done")} done:\n"
                + string.Join('\n', _app.Output.TakeLast(40)));
            await Task.Delay(50);
        }
    }

    private async Task<List<JsonNode?>> ReceiptsAsync()
    {
        var all = new List<JsonNode?>();
        for (string? continuation = ""; continuation is not null; )
        {
            var page = await ReadAsync("api/v1/submissions" + (continuation.Length == 0 ? "" : "?continuation=" + Uri.EscapeDataString(continuation)), _provider);
            all.AddRange(page["items"]!.AsArray());
            continuation = (string?)page["continuation"];
        }

        return all;
    }

    private async Task<JsonNode> ReadAsync(string path, string? token = null)
    {
        using var answer = await _app.SendAsync(HttpMethod.Get, path, token);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
