using CreditFunctions.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Local.Tests.ServiceBus;

/// <summary>A broker on a file of its own, with an endpoint on a free port, on a clock that the test moves.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    /// <summary>Queues <c>plain</c>, <c>once</c> (duplicates, expiry to dead letters), <c>brief</c> (locks of three seconds, two deliveries),
    /// and a topic <c>news</c> with the subscriptions <c>all</c> and <c>other</c>.</summary>
    public const string Config = """
        { "UserConfig": { "Namespaces": [ { "Name": "test",
          "Queues": [
            { "Name": "plain", "Properties": { "DefaultMessageTimeToLive": "PT1H", "LockDuration": "PT1M", "MaxDeliveryCount": 3 } },
            { "Name": "once", "Properties": { "RequiresDuplicateDetection": true, "DuplicateDetectionHistoryTimeWindow": "PT5M",
              "DeadLetteringOnMessageExpiration": true, "DefaultMessageTimeToLive": "PT1H" } },
            { "Name": "brief", "Properties": { "LockDuration": "PT3S", "MaxDeliveryCount": 2 } }
          ],
          "Topics": [ { "Name": "news", "Properties": { "RequiresDuplicateDetection": true },
            "Subscriptions": [ { "Name": "all" }, { "Name": "other" } ] } ] } ] } }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("broker").FullName;

    public Broker Broker { get; private set; } = null!;

    public AmqpEndpoint Endpoint { get; private set; } = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    public string DatabasePath => Path.Combine(_directory, "servicebus.db");

    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Endpoint.Port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    public static async Task<TestBroker> StartAsync()
    {
        var broker = new TestBroker();
        await broker.OpenAsync();
        return broker;
    }

    /// <summary>Closes it and opens the same file again.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task OpenAsync()
    {
        Broker = await Broker.OpenAsync(DatabasePath, ServiceBusConfig.Parse(Config), Clock, NullLoggerFactory.Instance, CancellationToken.None);
        Endpoint = await AmqpEndpoint.StartAsync(Broker, 0, AmqpEndpoint.EmulatorKey, NullLoggerFactory.Instance);
    }

    private async Task CloseAsync()
    {
        await Endpoint.DisposeAsync();
        await Broker.DisposeAsync();
    }
}
