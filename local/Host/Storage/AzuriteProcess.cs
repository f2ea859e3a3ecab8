using System.Diagnostics;
using System.Globalization;
using CreditFunctions.Local.Settings;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Storage;

/// <summary>Azurite as a child of the host: ends with it, also when the host is killed.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>In the data folder while it runs: the first of its ports.</summary>
    public const string PortFile = "azurite.port";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly Process? _process;
    private readonly Task _ended;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AzuriteProcess(Process? process, ILogger logger)
    {
        _process = process;
        _ended = process is null ? Task.CompletedTask : Task.WhenAll(ReadOutputAsync(process.StandardOutput), LogErrorsAsync(process.StandardError, logger));
    }

    /// <summary>Starts Azurite, or uses one that already listens on these ports, and waits until it answers.</summary>
    /// <param name="home">Where node_modules is looked for, and above.</param>
    /// <param name="dataFolder">Where Azurite keeps its files.</param>
    /// <param name="firstPort">Blob; queue and table are the next two.</param>
    /// <param name="logger">Is told what happens.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <param name="program">Where node_modules is looked for next; null means the program's own folder.</param>
    /// <exception cref="StartRefusedException">It is not installed, some of its ports are taken, or it does not answer.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string home, string dataFolder, int firstPort, ILogger logger, CancellationToken cancellationToken, string? program = null)
    {
        Directory.CreateDirectory(dataFolder);
        await WaitForPredecessorAsync(dataFolder, logger, cancellationToken);
        var taken = Enumerable.Range(firstPort, 3).Where(FreePorts.IsTaken).ToList();
        if (taken.Count == 3)
        {
            logger.LogInformation("Storage: what listens on ports {First} to {Last} is used as it is.", firstPort, firstPort + 2);
            return new AzuriteProcess(null, logger);
        }

        if (taken.Count > 0)
        {
            throw new StartRefusedException($"Storage needs the ports {firstPort} to {firstPort + 2}, and something else listens on "
                + $"{string.Join(" and ", taken)}. Give another --storage-port, or 0 for free ones.");
        }

        var azurite = new AzuriteProcess(Start(home, program ?? AppContext.BaseDirectory, dataFolder, firstPort), logger);
        try
        {
            await azurite.WhenListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes Azurite in order, so that it stores what it holds, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await Task.WhenAny(_ended, Task.Delay(Patience, TimeProvider.System));
        _process.Dispose();
    }

    private static Process Start(string home, string program, string dataFolder, int firstPort)
    {
        var package = HostHome.FindNodePackage(home, "azurite") ?? HostHome.FindNodePackage(program, "azurite")
            ?? throw new StartRefusedException($"Azurite is not installed: run `npm ci` in {home}.");
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Storage", "azurite.cjs"), package, dataFolder,
                firstPort.ToString(CultureInfo.InvariantCulture),
            },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new StartRefusedException($"Node.js 20 or newer is needed for Azurite, and `node` cannot be started: {error.Message}");
        }
    }

    private async Task WhenListeningAsync(CancellationToken cancellationToken)
    {
        var first = await Task.WhenAny(_listening.Task, _ended, Task.Delay(Patience, TimeProvider.System, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != _listening.Task) throw new StartRefusedException("Azurite did not start; what it said stands above.");
    }

    private async Task ReadOutputAsync(StreamReader output)
    {
        // The table service is the last of the three to be started.
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains("Table service is successfully listening", StringComparison.Ordinal)) _listening.TrySetResult();
        }
    }

    private static async Task LogErrorsAsync(StreamReader errors, ILogger logger)
    {
        while (await errors.ReadLineAsync() is { } line) logger.LogWarning("Azurite: {Line}", line);
    }

    /// <summary>A host that was killed may have left an Azurite that is still storing.</summary>
    private static async Task WaitForPredecessorAsync(string dataFolder, ILogger logger, CancellationToken cancellationToken)
    {
        var pidFile = Path.Combine(dataFolder, "azurite.pid");
        if (!File.Exists(pidFile) || !int.TryParse(await File.ReadAllTextAsync(pidFile, cancellationToken), out var pid)) return;
        try
        {
            using var predecessor = Process.GetProcessById(pid);
            if (!predecessor.ProcessName.Contains("node", StringComparison.OrdinalIgnoreCase)) return;
            logger.LogInformation("Storage: the Azurite of a host that ended is still storing; waiting for it.");
            await predecessor.WaitForExitAsync(cancellationToken).WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
        catch (ArgumentException)
        {
            // No such process: it left the file behind when it was killed itself.
        }
        catch (TimeoutException)
        {
            throw new StartRefusedException($"Process {pid} still uses {dataFolder}. End it, or give another --data.");
        }
    }
}
