using System.Runtime.CompilerServices;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Segments;

namespace CreditFunctions.Ledger;

/// <summary>Reads entries and opens their payloads, for auditors and for the views made of them. Erased ones are passed over.</summary>
/// <remarks>Cost: 1 round trip for the list, 1 a segment and its bytes, and 2 for each key that was not met for ten minutes.</remarks>
internal sealed class LedgerReader(SegmentFiles files, LedgerKeys keys)
{
    /// <summary>Entries from one day to another (China time, both included), oldest first within each writer.</summary>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await files.ListAsync(from, to, cancellationToken))
        {
            await foreach (var entry in ReadAsync(file.Name, 0, file.Length, cancellationToken))
            {
                if (entry.Entry is { } opened) yield return opened;
            }
        }
    }

    /// <summary>The entries of a segment between two offsets, also those that are erased.</summary>
    /// <exception cref="InvalidDataException">A line is not an entry, or does not open: somebody changed it.</exception>
    public async IAsyncEnumerable<ReadEntry> ReadAsync(string segment, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var met = new Dictionary<string, LedgerKey?>();
        await foreach (var line in files.LinesAsync(segment, from, to, cancellationToken))
        {
            if (EntryLine.TryParse(line.Bytes) is not { } entry)
            {
                if (SegmentHeader.TryParse(line.Bytes) is null) throw new InvalidDataException($"{segment} holds no entry at {line.Offset}.");
                continue;
            }

            if (!met.TryGetValue(entry.Key, out var key)) met[entry.Key] = key = await keys.FindAsync(entry.Key, cancellationToken);
            yield return new ReadEntry(line, entry, key is null ? null : SealedEntry.Open(entry.Id, entry.Payload, key));
        }
    }
}

/// <summary>An entry where it stands.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Stored">What anybody sees of it.</param>
/// <param name="Entry">What it says; null where its key was destroyed.</param>
internal sealed record ReadEntry(SegmentLine Line, EntryLine Stored, LedgerEntry? Entry);
