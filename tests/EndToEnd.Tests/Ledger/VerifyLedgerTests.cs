using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests.Ledger;

/// <summary>The ledger that the app really wrote and sealed, verified from a shell while the app runs and when it does not.</summary>
public sealed class VerifyLedgerTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("credit-functions-ledger-").FullName;

    private string Keys => Path.Combine(_data, "keys");

    [Fact]
    public async Task A_ledger_is_verified_while_the_app_runs_and_when_it_does_not_until_somebody_changes_a_byte()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-11-23T09:00:00+08:00", data: _data);
        await QueryAsync(app, 12);
        await app.AdvanceAsync("PT11M");
        var kept = Path.Combine(_data, "kept.json");
        await File.WriteAllTextAsync(kept, await app.Client.GetStringAsync("api/v1/ledger/checkpoint"));
        await QueryAsync(app, 3);

        var (exit, output) = await CreditProcess.VerifyAsync("--data", _data, "--checkpoint", kept, "--keys", Keys);
        Assert.True(exit == 0, output);
        Assert.Contains("entries 条目 15, seals 封印 1", output, StringComparison.Ordinal);
        Assert.Contains("payloads opened 已解开 15, erased 已销毁密钥 0", output, StringComparison.Ordinal);
        Assert.Contains("checkpoints kept outside", output, StringComparison.Ordinal);
        Assert.Contains("GOOD", output, StringComparison.Ordinal);

        var folder = await ExportAsync(app);
        (exit, output) = await CreditProcess.VerifyAsync("--folder", folder, "--checkpoint", kept, "--public-key", Path.Combine(Keys, "ledger-signing.pem"));
        Assert.True(exit == 0, output);

        var segment = await ChangeAsync(app);
        (exit, output) = await CreditProcess.VerifyAsync("--storage", app.StorageConnectionString, "--checkpoint", kept);
        Assert.True(exit == 1, output);
        Assert.Contains($"segment {segment}, line 5, seq 4, entry q", output, StringComparison.Ordinal);

        await app.StopAsync();
        (exit, output) = await CreditProcess.VerifyAsync("--data", _data);
        Assert.True(exit == 1, output);
        Assert.Contains("the host does not run", output, StringComparison.Ordinal);
        Assert.Contains($"segment {segment}, line 5", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_read_nothing_is_said_of_the_ledger()
    {
        var (exit, output) = await CreditProcess.VerifyAsync("--folder", _data);
        Assert.True(exit == 2, output);
        Assert.Contains("could not be read", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task QueryAsync(LocalAppProcess app, int times)
    {
        for (var at = 0; at < times; at++)
        {
            using var answer = await app.Client.GetAsync("api/v1/public/organisations/91220300MA00000000");
        }
    }

    private async Task<string> ExportAsync(LocalAppProcess app)
    {
        var folder = Path.Combine(_data, "copy");
        foreach (var name in new[] { "ledger", "ledger-seals" })
        {
            var container = new BlobContainerClient(app.StorageConnectionString, name);
            await foreach (var blob in container.GetBlobsAsync())
            {
                var file = Path.Combine(folder, name, blob.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await container.GetBlobClient(blob.Name).DownloadToAsync(file);
            }
        }

        return folder;
    }

    // What somebody with the account's key can do: the blob made anew with one character changed.
    private static async Task<string> ChangeAsync(LocalAppProcess app)
    {
        var container = new BlobContainerClient(app.StorageConnectionString, "ledger");
        var name = string.Empty;
        await foreach (var blob in container.GetBlobsAsync()) name = blob.Name;
        var segment = container.GetAppendBlobClient(name);
        var text = (await segment.DownloadContentAsync()).Value.Content.ToString().Split('\n');
        text[4] = text[4].Replace("\"commit\":\"", "\"commit\":\"A", StringComparison.Ordinal).Remove(text[4].IndexOf("\"commit\":\"", StringComparison.Ordinal) + 20, 1);
        await segment.CreateAsync();
        await segment.AppendBlockAsync(BinaryData.FromString(string.Join('\n', text)).ToStream());
        return name;
    }
}
