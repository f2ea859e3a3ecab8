using Azure.Storage.Blobs;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Cli.Ledger;

/// <summary>Where the ledger is read from.</summary>
/// <param name="description">For whoever reads the report.</param>
/// <param name="files">Its files.</param>
/// <param name="connection">The account, where it is one.</param>
/// <param name="keyFolder">Where public keys are looked for first.</param>
/// <param name="local">This machine's storage, where it was opened for this.</param>
internal sealed class LedgerPlace(string description, ILedgerCopy files, string? connection, string? keyFolder, LocalStorage? local) : IAsyncDisposable
{
    public string Description => description;

    public ILedgerCopy Files => files;

    /// <summary>The local signing key's folder; null elsewhere.</summary>
    public string? KeyFolder => keyFolder;

    /// <exception cref="IOException">There is no ledger.</exception>
    public static async Task<LedgerPlace> OpenAsync(string? storage, string? folder, string? data, int? port, CancellationToken cancellationToken)
    {
        if (folder is not null) return new LedgerPlace(Path.GetFullPath(folder), new FolderLedgerFiles(folder), null, null, null);
        if (storage is not null) return await InAsync(storage, null, cancellationToken);
        var local = await LocalStorage.OpenAsync(data, port, cancellationToken);
        try
        {
            return await InAsync(local.Connection, local, cancellationToken);
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens payloads by the account's key table and the master keys of a directory.</summary>
    public TablePayloadKeys PayloadKeys(string directory) => new TablePayloadKeys(connection!, directory);

    public async ValueTask DisposeAsync()
    {
        if (local is not null) await local.DisposeAsync();
    }

    private static async Task<LedgerPlace> InAsync(string connection, LocalStorage? local, CancellationToken cancellationToken)
    {
        var account = new BlobServiceClient(connection);
        var entries = account.GetBlobContainerClient(LedgerContainers.Entries);
        if (!await entries.ExistsAsync(cancellationToken)) throw new IOException($"{account.Uri} has no container '{LedgerContainers.Entries}': there is no ledger.");
        return new LedgerPlace(local?.Description ?? account.Uri.ToString(),
            new BlobLedgerFiles(entries, account.GetBlobContainerClient(LedgerContainers.Seals)), connection, local?.Keys, local);
    }
}
