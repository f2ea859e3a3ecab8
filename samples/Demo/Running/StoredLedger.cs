using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>The ledger where it lies: append blobs, a line an entry, whose payload only its key opens.</summary>
internal sealed class StoredLedger(int storagePort)
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int LargestAppend = 4 * 1024 * 1024;

    private readonly BlobServiceClient _blobs = new(Connection(storagePort));

    private BlobContainerClient Container => _blobs.GetBlobContainerClient("ledger");

    /// <summary>Every entry so far, as anybody sees it who sees the storage.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        var entries = new List<JsonNode>();
        await foreach (var (_, text) in SegmentsAsync())
        {
            // The first line of a segment says only whose it is.
            entries.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => JsonNode.Parse(line)!));
        }

        return entries;
    }

    /// <summary>Changes one character of an entry's payload, as whoever holds the storage's key can.</summary>
    /// <returns>Puts it back as it was.</returns>
    public async Task<Func<Task>> TamperAsync(string entryId)
    {
        await foreach (var (name, text) in SegmentsAsync())
        {
            var line = text.IndexOf($"\"id\":\"{entryId}\"", StringComparison.Ordinal);
            if (line < 0) continue;
            var at = text.IndexOf("\"sealed\":\"", line, StringComparison.Ordinal) + "\"sealed\":\"".Length;
            var changed = new StringBuilder(text) { [at] = text[at] == 'A' ? 'B' : 'A' };
            await ReplaceAsync(name, changed.ToString());
            return () => ReplaceAsync(name, text);
        }

        throw new StepFailedException($"Entry {entryId} is in no segment of the ledger.");
    }

    /// <summary>Verifies the ledger by the command that anyone may use.</summary>
    /// <returns>Its exit code, and what it said.</returns>
    public async Task<(int ExitCode, string Said)> VerifyAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(Clone.Root, "cli/bin/Release/net10.0/credit.dll"), "ledger", "verify", "--storage", Connection(storagePort)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var command = Process.Start(start)!;
        var (output, errors) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, await output + await errors);
    }

    private async IAsyncEnumerable<(string Name, string Text)> SegmentsAsync()
    {
        // Before the first query there is none.
        if (!await Container.ExistsAsync()) yield break;
        await foreach (var blob in Container.GetBlobsAsync())
        {
            yield return (blob.Name, (await Container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
        }
    }

    // In azure the container's policy refuses this; here the storage is a person's own.
    private async Task ReplaceAsync(string name, string text)
    {
        var blob = Container.GetAppendBlobClient(name);
        await blob.CreateAsync();
        foreach (var block in Encoding.UTF8.GetBytes(text).Chunk(LargestAppend)) await blob.AppendBlockAsync(new MemoryStream(block));
    }

    // The documented key of every storage emulator.
    private static string Connection(int port)
    {
        string Endpoint(string service, int at) => FormattableString.Invariant($"{service}Endpoint=http://127.0.0.1:{at}/{Account};");
        return $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + Endpoint("Blob", port) + Endpoint("Queue", port + 1) + Endpoint("Table", port + 2);
    }
}
