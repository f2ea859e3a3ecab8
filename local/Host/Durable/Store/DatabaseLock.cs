namespace CreditFunctions.Local.Durable.Store;

/// <summary>One process a database: two engines on one file would run everything twice. The system lets go of it when a process dies.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public static DatabaseLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException inUse)
        {
            throw new InvalidOperationException(
                $"The durable store '{databasePath}' is in use by another process. Stop that host first, or give this one another data folder.", inUse);
        }
    }

    public void Dispose() => _file.Dispose();
}
