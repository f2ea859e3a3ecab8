namespace CreditFunctions.Ledger.Verification;

/// <summary>The ledger's files as they lie: in storage, in an exported folder, in memory. Reading fails by <see cref="IOException"/>.</summary>
internal interface ILedgerFiles
{
    /// <summary>Every file of the segments' container.</summary>
    IAsyncEnumerable<LedgerFile> SegmentsAsync(CancellationToken cancellationToken);

    /// <summary>A segment's bytes from an offset up to another.</summary>
    Task<Stream> OpenSegmentAsync(string name, long from, long to, CancellationToken cancellationToken);

    /// <summary>The names under <c>seals/</c>.</summary>
    IAsyncEnumerable<string> SealsAsync(CancellationToken cancellationToken);

    /// <summary>A seal's bytes.</summary>
    Task<ReadOnlyMemory<byte>> ReadSealAsync(string name, CancellationToken cancellationToken);

    /// <summary>A tile's bytes; null where there is none of that name.</summary>
    Task<ReadOnlyMemory<byte>?> FindTileAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A file and how long it is, in bytes.</summary>
internal sealed record LedgerFile(string Name, long Length);
