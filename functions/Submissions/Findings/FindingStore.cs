using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Findings;

/// <summary>The findings of receipts: a blob for each step that found something, named by the step's first row. Written again, it is the same.</summary>
/// <remarks>Cost: a write 3 round trips; reading 1 to list and 2 for each step with findings.</remarks>
internal sealed class FindingStore(StorageAccount account, SealedBlobs blobs)
{
    private const string Container = "findings";

    /// <summary>Keeps the findings of the step that begins at a row; none costs nothing.</summary>
    public async Task WriteAsync(string receiptId, int firstRow, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (findings.Count == 0) return;
        await blobs.WriteAsync(Container, Name(receiptId, firstRow), JsonSerializer.SerializeToUtf8Bytes(findings), cancellationToken);
    }

    /// <summary>All findings of a receipt, in order of rows; one step's in memory.</summary>
    public async IAsyncEnumerable<Finding> ReadAsync(string receiptId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await account.ContainerAsync(Container);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = receiptId + "/" }, cancellationToken))
        {
            var findings = JsonSerializer.Deserialize<Finding[]>(await blobs.ReadAsync(Container, blob.Name, cancellationToken))!;
            foreach (var finding in findings) yield return finding;
        }
    }

    private static string Name(string receiptId, int firstRow) => string.Create(CultureInfo.InvariantCulture, $"{receiptId}/{firstRow:D7}");
}
