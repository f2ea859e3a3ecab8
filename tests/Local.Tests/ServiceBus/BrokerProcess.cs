using System.Diagnostics;
using System.Globalization;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Local.Tests.ServiceBus;

/// <summary>A broker in a process of its own.</summary>
internal sealed class BrokerProcess : IDisposable
{
    private readonly Process _process;

    private BrokerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    public static async Task<BrokerProcess> StartAsync(string databasePath, string configPath)
    {
        var start = new ProcessStartInfo("dotnet",
            [Repository.Output("tests/Local.BrokerChild", "CreditFunctions.Local.BrokerChild.dll"), databasePath, configPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return port is null
            ? throw new InvalidOperationException($"The broker did not start: {await process.StandardError.ReadToEndAsync()}")
            : new BrokerProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
