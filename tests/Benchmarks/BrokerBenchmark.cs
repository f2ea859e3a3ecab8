using System.Diagnostics;
using System.Text.Json;
using CreditFunctions.Local.ServiceBus;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>The broker, on disk before it acknowledges: the official client sends and receives in hundreds, against raw commits of the same run.</summary>
internal static class BrokerBenchmark
{
    private const int Messages = 30_000;
    private const double SentGoal = 5_000, ReceivedGoal = 3_000;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("credit-bench-broker-");
        try
        {
            var commits = RawCommits.Measure(folder.FullName);
            var config = ServiceBusConfig.Load(Path.Combine(Repository.Root, "infra", "servicebus.config.json"));
            await using var broker = await Broker.OpenAsync(
                Path.Combine(folder.FullName, "servicebus.db"), config, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
            await using var endpoint = await AmqpEndpoint.StartAsync(broker, 0, AmqpEndpoint.EmulatorKey, NullLoggerFactory.Instance);
            var (sent, received) = await ClientAsync(endpoint.Port);
            Console.WriteLine($"broker: raw single-row commits with full sync: {commits:F0}/s");
            Console.WriteLine($"broker: sent in hundreds: {sent:F0} messages/s = {sent / commits:F2} x commits (goal {SentGoal:F0}/s or more)");
            Console.WriteLine($"broker: received and completed in hundreds: {received:F0} messages/s = {received / commits:F2} x commits (goal {ReceivedGoal:F0}/s or more)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Sent, double Received)> ClientAsync(int port)
    {
        var start = new ProcessStartInfo("node",
        [
            Path.Combine(Repository.Root, "tests", "Benchmarks", "broker-client.mjs"),
            $"Endpoint=sb://127.0.0.1:{port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={AmqpEndpoint.EmulatorKey};UseDevelopmentEmulator=true;",
            "submissions",
            $"{Messages}",
        ]) { RedirectStandardOutput = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var line = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"The client failed with exit code {node.ExitCode}.");
        using var rates = JsonDocument.Parse(line);
        return (rates.RootElement.GetProperty("sent").GetDouble(), rates.RootElement.GetProperty("received").GetDouble());
    }
}
