using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Index;

/// <summary>An entry in the index: where it stands, and its sealed payload, so that a page needs no look into the ledger itself.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Segment">The segment that holds it.</param>
/// <param name="Offset">Where its line begins there, bytes.</param>
/// <param name="Key">The key that opens it.</param>
/// <param name="Payload">Commitment and ciphertext.</param>
internal sealed record AccessLogRow(string Id, string Segment, long Offset, string Key, SealedPayload Payload)
{
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>The row of an entry: the newest first, found by its id alone.</summary>
    public static string KeyOf(string entryId) => string.Create(CultureInfo.InvariantCulture,
        $"{LastMillisecond - (EntryId.MillisecondOf(entryId) ?? 0):D15}|{entryId}");

    /// <summary>Behind all rows of entries made at that instant or later.</summary>
    public static string KeyBefore(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{LastMillisecond - at.ToUnixTimeMilliseconds():D15}~");

    public static AccessLogRow Of(ReadEntry entry) => new(entry.Stored.Id, entry.Line.Segment, entry.Line.Offset, entry.Stored.Key, entry.Stored.Payload);

    public TableEntity ToEntity(string owner) => new(owner, KeyOf(Id))
    {
        ["Segment"] = Segment,
        ["Offset"] = Offset,
        ["Key"] = Key,
        ["Commitment"] = Payload.Commitment.Bytes.ToArray(),
        ["Sealed"] = Payload.Sealed,
    };

    public static AccessLogRow From(TableEntity row) => new(row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..], row.GetString("Segment"),
        row.GetInt64("Offset")!.Value, row.GetString("Key"), new SealedPayload(Digest.From(row.GetBinary("Commitment")), row.GetBinary("Sealed")));

    /// <summary>What it says, or null where it is erased.</summary>
    public LedgerEntry? Open(LedgerKey? key) => key is null ? null : SealedEntry.Open(Id, Payload, key);
}
