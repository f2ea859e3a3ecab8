using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Segments;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>Finds where in the tree a line stands.</summary>
internal sealed class SealedPlace(SealStore seals, SegmentFiles files)
{
    // How far the clocks of a writer and of a sealer may lie apart.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(10);

    /// <summary>The line's leaf index and the line, or null where no seal covers it yet.</summary>
    /// <remarks>Cost: about one round trip for each doubling of the number of seals, 1 for the lines of its range before it.</remarks>
    public async Task<(long Index, byte[] Line)?> FindAsync(DateTimeOffset at, string segment, long offset, Seal newest, CancellationToken cancellationToken)
    {
        for (var index = await FirstAsync(at - s_skew, newest, cancellationToken); index <= newest.Index; index++)
        {
            var seal = index == newest.Index ? newest : await seals.FindAsync(index, cancellationToken);
            if (seal?.Ranges.FirstOrDefault(range => range.Segment == segment && range.From <= offset && offset < range.To) is { } range)
            {
                return await FindAsync(range, offset, cancellationToken);
            }
        }

        return null;
    }

    // The first seal that is not older: seals' times never go back.
    private async Task<int> FirstAsync(DateTimeOffset at, Seal newest, CancellationToken cancellationToken)
    {
        var (low, high) = (0, newest.Index);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if ((await seals.FindAsync(middle, cancellationToken))!.Checkpoint.SealedAt < at) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private async Task<(long, byte[])?> FindAsync(SealedRange range, long offset, CancellationToken cancellationToken)
    {
        var index = range.First;
        await foreach (var line in files.LinesAsync(range.Segment, range.From, range.To, cancellationToken))
        {
            if (line.Offset == offset) return (index, line.Bytes);
            index++;
        }

        return null;
    }
}
