using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Verification;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Cli.Ledger;

/// <summary>The payloads' keys from the account's table, unwrapped by the master keys of a directory.</summary>
internal sealed class TablePayloadKeys : IPayloadKeys, IDisposable
{
    private readonly SubjectIndex _subjects;
    private readonly LedgerKeys _keys;

    /// <exception cref="FileNotFoundException">The directory holds no master keys. None are made here.</exception>
    public TablePayloadKeys(string connection, string directory)
    {
        if (!File.Exists(Path.Combine(directory, "master-keys.json"))) throw new FileNotFoundException($"{directory} holds no master-keys.json.");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection, ["Keys:Directory"] = directory }).Build();
        var ring = KeyRingSource.Read(configuration);
        var (account, cipher) = (new StorageAccount(configuration), new FieldCipher(ring));
        _subjects = new SubjectIndex(account, new Pseudonyms(ring), ring, cipher);
        _keys = new LedgerKeys(account, cipher, _subjects, TimeProvider.System);
    }

    public async ValueTask<byte[]?> FindAsync(string keyId, CancellationToken cancellationToken) => (await _keys.FindAsync(keyId, cancellationToken))?.Secret;

    public void Dispose()
    {
        _keys.Dispose();
        _subjects.Dispose();
    }
}
