using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace CreditFunctions.Tests.Shared;

/// <summary>One real Azurite for all storage tests of an assembly, in memory, on free ports. It ends with the test process.</summary>
/// <remarks>Use it by <c>IClassFixture&lt;AzuriteFixture&gt;</c>; tests keep apart by names of their own (<see cref="UniqueName"/>).</remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly Lazy<Task<int>> Port = new(StartAsync);

    // Held for as long as the process lives: Azurite ends when its standard input does.
    private static Process? s_process;

    /// <summary>For TableServiceClient and BlobServiceClient.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>A name that tables and containers take and nobody else has.</summary>
    public static string UniqueName(string prefix) => prefix.ToLowerInvariant() + Guid.NewGuid().ToString("N")[..16];

    public async Task InitializeAsync()
    {
        var port = await Port.Value;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{port}/{Account};QueueEndpoint=http://127.0.0.1:{port + 1}/{Account};"
            + $"TableEndpoint=http://127.0.0.1:{port + 2}/{Account};";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<int> StartAsync()
    {
        var port = FreePorts(3);
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "local", "Host", "Storage", "azurite.cjs"));
        start.ArgumentList.Add(Path.Combine(Repository.Root, "node_modules", "azurite"));
        start.ArgumentList.Add("-");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        s_process = Process.Start(start)!;
        while (await s_process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Table service is successfully listening", StringComparison.Ordinal)) return port;
        }

        throw new InvalidOperationException("Azurite did not start: is node_modules there (npm ci)?");
    }

    private static int FreePorts(int count)
    {
        while (true)
        {
            var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
            var first = RandomNumberGenerator.GetInt32(15000, 32000);
            if (!Enumerable.Range(first, count).Any(taken.Contains)) return first;
        }
    }
}
