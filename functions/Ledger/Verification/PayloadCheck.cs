using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Opens payloads with their keys and checks what the entries committed to.</summary>
internal sealed class PayloadCheck(IPayloadKeys keys)
{
    // Entries about one subject come in runs; all keys of a city's subjects need not be held.
    private const int MostKeys = 50_000;
    private readonly Dictionary<string, byte[]?> _known = new(StringComparer.Ordinal);

    /// <summary>Payloads that opened.</summary>
    public long Opened { get; private set; }

    /// <summary>Payloads whose key was destroyed.</summary>
    public long Erased { get; private set; }

    /// <summary>The first payload of a piece that does not open; null where each does, or is erased.</summary>
    public async Task<LedgerFault?> FindAsync(SegmentState state, ScannedPiece piece, CancellationToken cancellationToken)
    {
        var offset = 0;
        for (var line = state.Lines + 1; offset < piece.Length; line++)
        {
            var length = piece.Buffer.AsSpan(offset, piece.Length - offset).IndexOf((byte)'\n');
            var entry = line == 1 ? null : EntryLine.TryParse(piece.Buffer.AsSpan(offset, length));
            offset += length + 1;
            if (entry is null) continue;
            if (await KeyAsync(entry.Key, cancellationToken) is not { } key) Erased++;
            else if (entry.Payload.TryOpen(entry.Id, key) is null) return Faults.Payload(state.Name.ToString(), line, entry);
            else Opened++;
        }

        return null;
    }

    private async ValueTask<byte[]?> KeyAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        if (_known.Count == MostKeys) _known.Clear();
        return _known[id] = await keys.FindAsync(id, cancellationToken);
    }
}
