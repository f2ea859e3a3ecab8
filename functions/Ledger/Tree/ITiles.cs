namespace CreditFunctions.Ledger.Tree;

/// <summary>Reads full tiles, from wherever they lie.</summary>
internal interface ITiles
{
    /// <summary>The 256 × 32 bytes of a full tile.</summary>
    /// <exception cref="InvalidDataException">There is no such tile, or it has another length.</exception>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, CancellationToken cancellationToken);
}
