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

    // For tests that must see nothing of others': accounts that are each handed out once.
    private const int SpareAccounts = 200;
    private static int s_spare;
    private int _port;

    // Held for as long as the process lives: Azurite ends when its standard input does.
    private static Process? s_process;

    /// <summary>For TableServiceClient and BlobServiceClient.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>A name that tables and containers take and nobody else has.</summary>
    public static string UniqueName(string prefix) => prefix.ToLowerInvariant() + Guid.NewGuid().ToString("N")[..16];

    public async Task InitializeAsync()
    {
        _port = await Port.Value;
        ConnectionString = To(Account);
    }

    /// <summary>As <see cref="ConnectionString"/>, of an account that is empty and nobody else's.</summary>
    public string OwnAccount() => Interlocked.Increment(ref s_spare) is <= SpareAccounts and var number
        ? To(Spare(number))
        : throw new InvalidOperationException("All accounts are handed out: raise SpareAccounts.");

    private static string Spare(int number) => string.Create(CultureInfo.InvariantCulture, $"spare{number}");

    private string To(string account) => $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{_port}/{account};QueueEndpoint=http://127.0.0.1:{_port + 1}/{account};"
        + $"TableEndpoint=http://127.0.0.1:{_port + 2}/{account};";

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<int> StartAsync()
    {
        var port = FreePorts(3);
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, SpareAccounts).Select(Spare).Prepend(Account).Select(name => $"{name}:{Key}"));
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
