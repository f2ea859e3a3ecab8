using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Problems;

namespace CreditFunctions.Cli.Ledger;

/// <summary>The public keys that may have signed the ledger's checkpoints.</summary>
/// <param name="keys">The keys.</param>
/// <param name="areTheLedgersOwn">Whether they stood beside the seals: they then show that seals were not changed, but not who made them.</param>
internal sealed class PublicKeys(IReadOnlyList<ECDsa> keys, bool areTheLedgersOwn) : IDisposable
{
    private const string SigningKeys = "ledger-signing*.pem";

    public IReadOnlyList<ECDsa> Keys => keys;

    public bool AreTheLedgersOwn => areTheLedgersOwn;

    /// <summary>Those given; else this machine's own; else those beside the seals.</summary>
    /// <exception cref="FormatException">A file holds no public key on P-256.</exception>
    public static async Task<PublicKeys> ReadAsync(IReadOnlyList<string> given, LedgerPlace place, CancellationToken cancellationToken)
    {
        var files = given.Count > 0 || place.KeyFolder is not { } folder || !Directory.Exists(folder) ? [.. given] : Directory.GetFiles(folder, SigningKeys);
        if (files.Length > 0) return new PublicKeys([.. files.Select(file => Parse(File.ReadAllText(file)))], false);
        return new PublicKeys([.. (await place.Files.PublicKeysAsync(cancellationToken)).Select(Parse)], true);
    }

    public void Dispose()
    {
        foreach (var key in keys) key.Dispose();
    }

    private static ECDsa Parse(string text)
    {
        if (text.TrimStart().StartsWith('{'))
        {
            return (JsonSerializer.Deserialize<PublicJwk>(text, JsonContract.Options) ?? throw new FormatException("The file holds no key.")).ToKey();
        }

        var key = ECDsa.Create();
        key.ImportFromPem(text);
        return key;
    }
}
