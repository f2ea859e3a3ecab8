using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 30;

    [Theory]
    [InlineData(20260302)]
    public async Task A_kill_at_any_instant_loses_nothing_acknowledged_and_gives_nothing_settled_again(int seed)
    {
        var random = new Random(seed);
        var directory = Directory.CreateTempSubdirectory("broker-crash");
        var (database, config) = (Path.Combine(directory.FullName, "servicebus.db"), Path.Combine(directory.FullName, "config.json"));
        // Each kill is a delivery that counts: here it must not run out.
        await File.WriteAllTextAsync(config, TestBroker.Config.Replace("\"RequiresDuplicateDetection\": true, \"Dup", "\"MaxDeliveryCount\": 1000, \"RequiresDuplicateDetection\": true, \"Dup", StringComparison.Ordinal));
        using var load = new OfficialClient("load.mjs");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var broker = await BrokerProcess.StartAsync(database, config);
            await load.AskAsync(new { op = "begin", to = broker.ConnectionString });
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(150, 700)), TimeProvider.System);
            await broker.KillAsync();
            await load.AskAsync(new { op = "killed" });
        }

        using var last = await BrokerProcess.StartAsync(database, config);
        var account = (await load.AskAsync(new { op = "account", to = last.ConnectionString }))!;
        await last.KillAsync();
        output.WriteLine($"{account["sent"]} messages acknowledged, {account["settled"]} settlements acknowledged, {Kills} kills");

        Assert.Empty(Ids(account, "lost"));
        Assert.Empty(Ids(account, "again"));
        Assert.Empty(Ids(account, "deadLost"));
        Assert.Empty(Ids(account, "deadUnasked"));
        Assert.Empty(Ids(account, "twiceDead"));
        Assert.InRange((int)account["sent"]!, 20 * Kills, int.MaxValue);
        directory.Delete(recursive: true);
    }

    private static IEnumerable<string> Ids(JsonNode account, string name) => account[name]!.AsArray().Select(id => (string)id!);
}
