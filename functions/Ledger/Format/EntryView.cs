using System.Buffers;
using System.Buffers.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>An entry's line read in place: nothing is copied, so that a verifier reads at the speed of hashing.</summary>
internal readonly ref struct EntryView
{
    public long Seq { get; private init; }
    public Digest Prev { get; private init; }
    public DateTimeOffset At { get; private init; }
    public ReadOnlySpan<byte> Id { get; private init; }
    public ReadOnlySpan<byte> Key { get; private init; }
    public Digest Commitment { get; private init; }

    /// <summary>Base64 of the sealed payload.</summary>
    public ReadOnlySpan<byte> Sealed { get; private init; }

    /// <summary>Reads a line of exactly the fixed layout.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out EntryView entry)
    {
        entry = default;
        var cursor = new LineCursor(line);
        if (!cursor.Skip("{\"v\":1,\"seq\":"u8) || !cursor.Number(out var seq) || seq < 1
            || !cursor.Skip(",\"prev\":\""u8) || !cursor.Hash(out var prev)
            || !cursor.Skip(",\"at\":\""u8) || !cursor.Time(out var at)
            || !cursor.Skip(",\"id\":\""u8) || !cursor.Token(out var id)
            || !cursor.Skip(",\"key\":\""u8) || !cursor.Token(out var key)
            || !cursor.Skip(",\"commit\":\""u8) || !cursor.Hash(out var commitment)
            || !cursor.Skip(",\"sealed\":\""u8) || !cursor.Text(out var sealedText) || !Base64.IsValid(sealedText, out var length) || length < SealedPayload.Smallest
            || !cursor.Skip("}"u8) || !cursor.AtEnd)
        {
            return false;
        }

        entry = new EntryView { Seq = seq, Prev = prev, At = at, Id = id, Key = key, Commitment = commitment, Sealed = sealedText };
        return true;
    }

    /// <summary>The sealed payload's bytes.</summary>
    public byte[] DecodeSealed()
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(Sealed.Length)];
        return Base64.DecodeFromUtf8(Sealed, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : [];
    }
}
