using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Cli.Ledger;

/// <summary>An exported copy: the two containers as folders, the blobs' names as paths in them.</summary>
internal sealed class FolderLedgerFiles : ILedgerCopy
{
    private readonly string _entries, _seals;

    /// <exception cref="DirectoryNotFoundException">The folder holds no ledger.</exception>
    public FolderLedgerFiles(string folder)
    {
        _entries = Path.Combine(folder, LedgerContainers.Entries);
        _seals = Path.Combine(folder, LedgerContainers.Seals);
        if (!Directory.Exists(_entries)) throw new DirectoryNotFoundException($"{folder} has no folder '{LedgerContainers.Entries}': there is no ledger.");
    }

    public IAsyncEnumerable<LedgerFile> SegmentsAsync(CancellationToken cancellationToken) =>
        Names(_entries, _entries).Select(name => new LedgerFile(name, new FileInfo(Path.Combine(_entries, name)).Length)).ToAsyncEnumerable();

    public Task<Stream> OpenSegmentAsync(string name, long from, long to, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(_entries, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
        file.Position = from;
        return Task.FromResult<Stream>(new CutStream(file, to - from));
    }

    public IAsyncEnumerable<string> SealsAsync(CancellationToken cancellationToken) => Names(_seals, Path.Combine(_seals, "seals")).ToAsyncEnumerable();

    public async Task<ReadOnlyMemory<byte>> ReadSealAsync(string name, CancellationToken cancellationToken) =>
        await File.ReadAllBytesAsync(Path.Combine(_seals, name), cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> FindTileAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(_seals, name)) ? await ReadSealAsync(name, cancellationToken) : (ReadOnlyMemory<byte>?)null;

    public async Task<IReadOnlyList<string>> PublicKeysAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var name in Names(_seals, Path.Combine(_seals, "keys"))) keys.Add(await File.ReadAllTextAsync(Path.Combine(_seals, name), cancellationToken));
        return keys;
    }

    private static IEnumerable<string> Names(string root, string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
        : [];
}
