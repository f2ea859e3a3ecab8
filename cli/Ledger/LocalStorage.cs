using System.Globalization;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Cli.Ledger;

/// <summary>The storage of ./run on this machine: that of the host that runs, or its files served for as long as this is open.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly DataDirectory _data;
    private readonly AzuriteProcess? _azurite;

    private LocalStorage(DataDirectory data, AzuriteProcess? azurite, int port)
    {
        (_data, _azurite) = (data, azurite);
        Connection = new LocalAddresses(new HostPorts(0, 0, port), data.Root).StorageConnection;
    }

    public string Connection { get; }

    /// <summary>Whether a ./run has that data now.</summary>
    public bool HostRuns => _azurite is null;

    public string Keys => _data.Keys;

    public string Description => $"{_data.Root} ({(HostRuns ? "the host runs" : "the host does not run")})";

    /// <exception cref="IOException">There is no such data.</exception>
    /// <exception cref="StartRefusedException">The storage could not be started.</exception>
    public static async Task<LocalStorage> OpenAsync(string? given, int? givenPort, CancellationToken cancellationToken)
    {
        var home = HostHome.Find(AppContext.BaseDirectory);
        var data = DataDirectory.At(home, given);
        if (!Directory.Exists(data.Azurite)) throw new DirectoryNotFoundException($"{data.Root} holds no data of ./run.");
        try
        {
            data.Take();
        }
        catch (StartRefusedException)
        {
            // A host has it, and its storage answers.
            return new LocalStorage(data, null, givenPort ?? PortOf(data) ?? HostArguments.DefaultStoragePort);
        }

        try
        {
            var port = FreePorts.Find(3);
            return new LocalStorage(data, await AzuriteProcess.StartAsync(home, data.Azurite, port, NullLogger.Instance, cancellationToken), port);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        _data.Dispose();
    }

    private static int? PortOf(DataDirectory data)
    {
        var file = Path.Combine(data.Azurite, AzuriteProcess.PortFile);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }
}
