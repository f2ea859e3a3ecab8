namespace CreditFunctions.Local.Settings;

/// <summary>The folder that holds everything the host keeps, held by one host at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    private FileStream? _lock;

    private DataDirectory(string root) => Root = root;

    public string Root { get; }

    public string Azurite => Path.Combine(Root, "azurite");

    public string Keys => Path.Combine(Root, "keys");

    public string DurableDatabase => Path.Combine(Root, "durable.db");

    public string ServiceBusDatabase => Path.Combine(Root, "servicebus.db");

    public string TimerStatus => Path.Combine(Root, "timers.json");

    public string Clock => Path.Combine(Root, "clock.json");

    /// <summary>Names the folder; a relative <paramref name="given"/> counts from the current directory, none means .local of the home.</summary>
    public static DataDirectory At(string home, string? given) =>
        new(given is null ? Path.Combine(home, ".local") : Path.GetFullPath(given));

    /// <summary>Makes the folder and takes it for this process; the system gives it back however the process ends.</summary>
    /// <exception cref="StartRefusedException">Another host has it, or it cannot be written.</exception>
    public void Take()
    {
        try
        {
            Directory.CreateDirectory(Keys);
            Directory.CreateDirectory(Azurite);
            _lock = new FileStream(Path.Combine(Root, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new StartRefusedException(
                $"{Root} is in use by another local host, or cannot be written ({error.Message}). Stop that host or give another --data.");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartRefusedException($"{Root} cannot be written: {error.Message} Give another --data.");
        }
    }

    public void Dispose() => _lock?.Dispose();
}
