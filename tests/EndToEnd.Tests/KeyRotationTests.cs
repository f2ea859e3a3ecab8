using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Identifiers;
using CreditFunctions.EndToEnd.Tests.Ledger;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>A master key is rotated in the middle of use and its predecessor retired: everything that was stored is read as before.</summary>
[Trait("Article", "15")]
public sealed class KeyRotationTests : IAsyncLifetime
{
    private const string Clock = "2026-09-24T09:00:00+08:00", Done = "All is under master key version 2";
    private readonly string _data = Directory.CreateTempSubdirectory("key-rotation-").FullName;
    private readonly People _people = new();
    private readonly Penalties _penalties = new(31);

    [Fact]
    public async Task Keys_are_rotated_while_the_app_is_used_and_killed_and_the_old_one_is_retired()
    {
        string before;
        await using (var first = await StartAsync())
        {
            await new Story(first, _people).PlayAsync();
            before = await SeenAsync(first);
            Assert.Contains(_people.PenalisedName, before, StringComparison.Ordinal);
            Assert.Equal(0, await first.StopAsync());
        }

        Assert.Equal(0, (await KeysAsync("rotate")).ExitCode);
        Assert.Contains("\"2\"", await File.ReadAllTextAsync(KeyFile), StringComparison.Ordinal);
        // Nothing is under it yet: what the old one opens is named, and the keys stay as they are.
        var refused = await KeysAsync("retire");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("table Records: ", refused.Output, StringComparison.Ordinal);
        Assert.Contains("\"1\"", await File.ReadAllTextAsync(KeyFile), StringComparison.Ordinal);

        bool isDone;
        await using (var rotating = await StartAsync())
        {
            // It begins at the start; on a fast machine it may be done by now.
            await rotating.KillAsync();
            isDone = IsDone(rotating);
        }

        await using (var rotated = await StartAsync())
        {
            Assert.Equal(before, await SeenAsync(rotated));
            await SupplyAsync(rotated, "after");
            await UntilAsync(rotated, app => isDone || IsDone(app));
            Assert.Equal(Records(before) + 2, Records(await SeenAsync(rotated)));
            var inUse = await KeysAsync("retire");
            Assert.True(inUse is { ExitCode: 1 } && inUse.Output.Contains("./run is running", StringComparison.Ordinal), inUse.Output);
            Assert.Equal(0, await rotated.StopAsync());
        }

        var retiring = await KeysAsync("retire");
        Assert.True(retiring.ExitCode == 0, retiring.Output);
        await using var retired = await StartAsync();
        var after = await SeenAsync(retired);
        Assert.Equal(Records(before) + 2, Records(after));
        Assert.All(before.Split('\n').Where(line => line.Contains("objectionId", StringComparison.Ordinal)), line => Assert.Contains(line, after, StringComparison.Ordinal));
        Assert.DoesNotContain("\"1\"", await File.ReadAllTextAsync(KeyFile), StringComparison.Ordinal);
        await SupplyAsync(retired, "later");
        Assert.Equal(Records(before) + 4, Records(await SeenAsync(retired)));
        Assert.DoesNotContain(retired.Output, line => line.Contains(" fail: ", StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        for (var i = 0; i < 300 && File.Exists(Path.Combine(_data, "azurite", "azurite.pid")); i++) await Task.Delay(50);
        Directory.Delete(_data, recursive: true);
    }

    private string KeyFile => Path.Combine(_data, "keys", "master-keys.json");

    private Task<LocalAppProcess> StartAsync() => LocalAppProcess.StartAsync(Clock, null, _data);

    private Task<(int ExitCode, string Output)> KeysAsync(string what) => CreditProcess.RunAsync("keys", what, "--data", _data);

    /// <summary>What the person sees: its records, its objection with statement and decision, its notices.</summary>
    private async Task<string> SeenAsync(LocalAppProcess app)
    {
        var person = await app.TokenAsync(["subject"], null, _people.PersonSub, _people.PenalisedName, new { identifier_kind = "citizen-id", identifier = _people.PenalisedId });
        var objections = await TextAsync(app, "objections", person);
        var id = (string)JsonNode.Parse(objections)!["objections"]!.AsArray().Single()!["objectionId"]!;
        return string.Join('\n', await TextAsync(app, "me/records", person), await TextAsync(app, $"objections/{id}", person), await TextAsync(app, "me/notices", person));
    }

    private static int Records(string seen) => JsonNode.Parse(seen.Split('\n')[0])!["records"]!.AsArray().Count;

    private async Task SupplyAsync(LocalAppProcess app, string batch)
    {
        var provider = await app.TokenAsync(["provider"], _penalties.Unit, _people.ClerkSub);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(_people.Csv(_penalties.Unit, batch))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var answer = await app.SendAsync(HttpMethod.Post, $"api/v1/submissions?item=penalty&batch={batch}", provider, file);
        var receipt = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["receiptId"]!;
        while ((string?)JsonNode.Parse(await TextAsync(app, $"submissions/{receipt}", provider))!["state"] != "done") await Task.Delay(100);
    }

    private static bool IsDone(LocalAppProcess app) => app.Output.Any(line => line.Contains(Done, StringComparison.Ordinal));

    private static async Task UntilAsync(LocalAppProcess app, Predicate<LocalAppProcess> holds)
    {
        for (var i = 0; i < 600 && !holds(app); i++) await Task.Delay(100);
        Assert.True(holds(app), string.Join('\n', app.Output.TakeLast(30)));
    }

    private static async Task<string> TextAsync(LocalAppProcess app, string path, string token)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, "api/v1/" + path, token);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}\n{string.Join('\n', app.Output.TakeLast(20))}");
        return text;
    }
}
