using System.Text.Json;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Problems;

namespace CreditFunctions.Ledger;

/// <summary>An entry whose payload is sealed: all of its line that does not depend on where it will stand.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Key">The key that opens it.</param>
/// <param name="Payload">Commitment and ciphertext.</param>
internal sealed record SealedEntry(string Id, DateTimeOffset At, string Key, SealedPayload Payload)
{
    /// <summary>About as many bytes as its line will have.</summary>
    public int Size => 400 + Payload.Sealed.Length * 4 / 3;

    public static SealedEntry Of(LedgerEntry entry, LedgerKey key) => new(entry.Id, entry.At, key.Id,
        SealedPayload.Of(JsonSerializer.SerializeToUtf8Bytes(entry, JsonContract.Options), entry.Id, key.Secret));

    /// <summary>What a sealed payload says.</summary>
    /// <exception cref="InvalidDataException">It does not open: somebody changed it.</exception>
    public static LedgerEntry Open(string id, SealedPayload payload, LedgerKey key) =>
        payload.TryOpen(id, key.Secret) is { } opened && JsonSerializer.Deserialize<LedgerEntry>(opened, JsonContract.Options) is { } entry
            ? entry
            : throw new InvalidDataException($"Entry {id} of the ledger does not open under its key.");
}
