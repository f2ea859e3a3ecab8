using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>Seals the ledger: takes the lines since the last seal into the one Merkle tree over all, and signs its checkpoint.</summary>
/// <remarks>
/// The seal's blob decides: of two sealers one creates it, the other gives up. Its tiles are written after it; a sealer that finds a seal of another,
/// or of a process that died, first makes up for tiles that are missing, so that no seal is ever more than one ahead of the tiles.
/// Cost: 1 round trip where nothing is new; else 5, 1 a segment with new lines, and 1 for each 256 lines.
/// </remarks>
internal sealed class LedgerSealer(SegmentFiles files, SealStore seals, ICheckpointSigner signer, SealGauge gauge, TimeProvider clock,
    ILogger<LedgerSealer> logger)
{
    // The seal whose tiles this process knows to be there.
    private volatile Seal? _tiled;

    /// <summary>Seals what is new.</summary>
    /// <returns>The new seal; null where nothing is new, or another sealer was faster.</returns>
    public async Task<Seal?> SealAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        try
        {
            var seal = await NextAsync(cancellationToken);
            gauge.Sealed(began);
            return seal;
        }
        catch
        {
            gauge.Failed(began);
            throw;
        }
    }

    private async Task<Seal?> NextAsync(CancellationToken cancellationToken)
    {
        var last = await seals.KnownAsync(cancellationToken);
        var found = await FreshAsync(last, cancellationToken);
        if (found.Count == 0 && ReferenceEquals(last, _tiled)) return null;

        if (await seals.NewestAsync(cancellationToken) is { } newest && newest.Index != last?.Index)
        {
            last = newest;
            found = await FreshAsync(last, cancellationToken);
        }

        if (last is not null && !ReferenceEquals(last, _tiled)) await MakeUpAsync(last, cancellationToken);
        _tiled = last;
        return found.Count == 0 ? null : await SealAsync(last, found, cancellationToken);
    }

    private async Task<Seal?> SealAsync(Seal? last, IReadOnlyList<SegmentFile> found, CancellationToken cancellationToken)
    {
        var draft = new SealDraft(last);
        foreach (var file in found) await draft.AddAsync(files, file, cancellationToken);
        if (draft.IsEmpty) return null;
        var checkpoint = draft.Checkpoint(clock.GetUtcNow());
        var signed = await signer.SignAsync(Encoding.UTF8.GetBytes(checkpoint.Text), cancellationToken);
        // The key first: no seal is ever without the key that checks it.
        if (signed.Key.Kid != last?.Signature.Key) await seals.AddAsync(signed.Key, cancellationToken);
        var seal = draft.Seal(checkpoint, new CheckpointSignature(signed.Key.Kid, signed.Signature));
        if (!await seals.TryAddAsync(seal, cancellationToken))
        {
            logger.LogInformation("Seal {Index} was made by another sealer", seal.Index);
            return null;
        }

        await WriteAsync(draft.TakeFullTiles(), cancellationToken);
        _tiled = seal;
        LedgerMetrics.Sealed(draft.Count);
        logger.LogInformation("Seal {Index}: {Count} lines, {Size} in all", seal.Index, draft.Count, seal.Size);
        return seal;
    }

    private async Task<IReadOnlyList<SegmentFile>> FreshAsync(Seal? last, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var from = last?.FirstOpenDay ?? DateOnly.MinValue;
        // A writer's clock may be a little ahead, and this one's may have gone back.
        var to = (today > from ? today : from).AddDays(1);
        return [.. (await files.ListAsync(from, to, cancellationToken))
            .Where(file => file.Length > (last?.Positions.GetValueOrDefault(file.Name) ?? 0))];
    }

    // Tiles follow from the seal before it and the lines that it took. They are written in the order of their completion: the last tells of all.
    private async Task MakeUpAsync(Seal seal, CancellationToken cancellationToken)
    {
        if (LastTile(seal) is not { } tile || await seals.HasAsync(tile, cancellationToken)) return;
        var draft = new SealDraft(seal.Index == 0 ? null : await seals.FindAsync(seal.Index - 1, cancellationToken));
        foreach (var range in seal.Ranges) await draft.AddAsync(files, range, cancellationToken);
        await WriteAsync(draft.TakeFullTiles(), cancellationToken);
        logger.LogInformation("The tiles of seal {Index} were made up for", seal.Index);
    }

    private static string? LastTile(Seal seal)
    {
        var (level, tiles) = (0, seal.Size / FullTile.Width);
        if (tiles <= seal.First / FullTile.Width) return null;
        for (; tiles % FullTile.Width == 0; tiles /= FullTile.Width) level++;
        return FullTile.NameOf(level, tiles - 1);
    }

    private async Task WriteAsync(IReadOnlyList<FullTile> tiles, CancellationToken cancellationToken)
    {
        foreach (var tile in tiles) await seals.AddAsync(tile, cancellationToken);
    }
}
