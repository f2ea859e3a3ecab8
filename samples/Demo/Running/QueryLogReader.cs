using System.Text.Json.Nodes;
using Azure.Storage.Blobs;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>Looks into the ledger where it lies: append blobs, a line an entry, whose payload only its key opens.</summary>
internal sealed class QueryLogReader(int storagePort)
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Every entry so far, as anybody sees it who sees the storage.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        var container = new BlobContainerClient(FormattableString.Invariant(
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{storagePort}/{Account};"), "ledger");
        var entries = new List<JsonNode>();
        await foreach (var blob in container.GetBlobsAsync())
        {
            var text = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            // The first line of a segment says only whose it is.
            entries.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => JsonNode.Parse(line)!));
        }

        return entries;
    }
}
