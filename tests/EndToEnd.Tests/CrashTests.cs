using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>The whole app is killed at any instant, under load, several times: what was acknowledged stands, and nothing happens twice.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Kills = 4, Senders = 4;
    private readonly ConcurrentBag<(string ReceiptId, string Company)> _receipts = [];
    private readonly ConcurrentDictionary<string, string> _objections = new();
    private readonly Penalties _penalties = new(77);
    private LocalAppProcess _app = null!;
    private string _provider = "";

    public async Task InitializeAsync()
    {
        _app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        _provider = await _app.TokenAsync(["provider"], _penalties.Unit, "agency-system");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Article", "8")]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_after_it_once()
    {
        var random = new Random(2026);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, Senders).Select(sender => SendAsync($"{kill}-{sender}", stop.Token)).ToArray();
            // In the middle of the work, on a slow machine too: so many more were acknowledged, then any moment.
            var (receipts, objections) = (_receipts.Count + random.Next(3, 20), _objections.Count + 1);
            while (_receipts.Count < receipts || _objections.Count < objections) await Task.Delay(20);
            await Task.Delay(random.Next(300));
            await _app.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            await _app.RestartAsync();
        }

        Assert.NotEmpty(_receipts);
        foreach (var (receiptId, company) in _receipts)
        {
            Assert.Equal(1, (int)(await EndedAsync(receiptId))["rows"]!["accepted"]!);
            Assert.Single((await ReadAsync($"api/v1/public/organisations/{company}"))["records"]!.AsArray());
        }

        Assert.NotEmpty(_objections);
        foreach (var (objection, company) in _objections)
        {
            var owner = await OwnerAsync(company);
            Assert.Equal("received", (string?)(await ReadAsync($"api/v1/objections/{objection}", owner))["state"]);
            Assert.True((bool)(await ReadAsync($"api/v1/public/organisations/{company}"))["records"]![0]!["underObjection"]!);
        }

        // Ten working days later every one of them has had its reminders once, and none was forgotten.
        await _app.AdvanceAsync("P10D");
        foreach (var (objection, company) in _objections)
        {
            var notices = (await ReadAsync("api/v1/me/notices", await OwnerAsync(company)))["notices"]!.AsArray();
            Assert.NotEmpty(notices);
            Assert.Equal(notices.Count, notices.Select(notice => (string)notice!["noticeId"]!).Distinct().Count());
        }
    }

    private async Task SendAsync(string lane, CancellationToken stopped)
    {
        for (var turn = 0; !stopped.IsCancellationRequested; turn++)
        {
            var (batch, company) = ($"{lane}-{turn}", _penalties.Company());
            try
            {
                using var file = new ByteArrayContent(_penalties.File(batch, company)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
                using var answer = await _app.SendAsync(HttpMethod.Post, $"api/v1/submissions?item=penalty&batch={batch}", _provider, file);
                if (answer.StatusCode != HttpStatusCode.Accepted) continue;
                _receipts.Add(((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!["receiptId"]!, company));
                if (turn % 3 == 0) await ObjectAsync(company);
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: nothing was promised.
            }
        }
    }

    private async Task ObjectAsync(string company)
    {
        await EndedAsync(_receipts.First(receipt => receipt.Company == company).ReceiptId);
        var owner = await OwnerAsync(company);
        var record = (string)(await ReadAsync("api/v1/me/records", owner))["records"]![0]!["recordId"]!;
        using var answer = await _app.SendAsync(HttpMethod.Post, "api/v1/objections", owner,
            JsonContent.Create(new { recordId = record, statement = "本公司当日已按规定明码标价，处罚事实认定有误。" }));
        if (answer.StatusCode == HttpStatusCode.Accepted) _objections[answer.Headers.Location!.ToString().Split('/')[^1]] = company;
    }

    private Task<string> OwnerAsync(string company) => _app.TokenAsync(["subject"], company, "owner");

    private async Task<JsonNode> EndedAsync(string receiptId)
    {
        while (true)
        {
            var receipt = await ReadAsync($"api/v1/submissions/{receiptId}", _provider);
            if ((string?)receipt["state"] is "done" or "failed") return receipt;
            await Task.Delay(50);
        }
    }

    private async Task<JsonNode> ReadAsync(string path, string? token = null)
    {
        using var answer = await _app.SendAsync(HttpMethod.Get, path, token);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
