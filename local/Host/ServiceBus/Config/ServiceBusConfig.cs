using System.Text.Json;
using System.Xml;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The entities, read from the Service Bus emulator's configuration file.</summary>
/// <remarks>
/// One namespace. What this broker does not do (sessions, forwarding, filters) is an error that names the entity and the
/// property: better than an entity that quietly behaves otherwise than in azure.
/// </remarks>
internal sealed record ServiceBusConfig(IReadOnlyList<QueueRules> Queues, IReadOnlyList<TopicRules> Topics)
{
    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">The file is not in the emulator's format, or asks for what is not supported.</exception>
    public static ServiceBusConfig Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Reads the text of such a file.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static ServiceBusConfig Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var namespaces = document.RootElement.GetProperty("UserConfig").GetProperty("Namespaces");
            if (namespaces.GetArrayLength() != 1)
            {
                throw new InvalidDataException("UserConfig.Namespaces: exactly one namespace is expected, as the emulator does.");
            }

            var only = namespaces[0];
            return new ServiceBusConfig([.. Items(only, "Queues").Select(Queue)], [.. Items(only, "Topics").Select(Topic)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The Service Bus configuration is not in the emulator's format: {exception.Message}", exception);
        }
    }

    private static QueueRules Queue(JsonElement item) => Rules(item, Name(item), Window(item));

    private static TopicRules Topic(JsonElement item)
    {
        var name = Name(item);
        return new TopicRules(name, Duration(item, "DefaultMessageTimeToLive", TimeSpan.FromHours(1)), Window(item),
            [.. Items(item, "Subscriptions").Select(subscription => Subscription(name, subscription))]);
    }

    private static QueueRules Subscription(string topic, JsonElement item)
    {
        var path = $"{topic}/Subscriptions/{Name(item)}";
        if (Items(item, "Rules").Any())
        {
            throw new InvalidDataException($"{path}: Rules are not supported here; a subscription gets every message of its topic.");
        }

        return Rules(item, path, window: null);
    }

    private static QueueRules Rules(JsonElement item, string path, TimeSpan? window)
    {
        if (Flag(item, "RequiresSession")) throw new InvalidDataException($"{path}: RequiresSession is not supported here.");
        foreach (var forward in (string[])["ForwardTo", "ForwardDeadLetteredMessagesTo"])
        {
            if (Property(item, forward) is { ValueKind: JsonValueKind.String } target && target.GetString() is { Length: > 0 })
            {
                throw new InvalidDataException($"{path}: {forward} is not supported here.");
            }
        }

        var deliveries = Property(item, "MaxDeliveryCount")?.GetInt32() ?? 10;
        if (deliveries < 1) throw new InvalidDataException($"{path}: MaxDeliveryCount must be at least 1.");
        return new QueueRules(path, Duration(item, "LockDuration", TimeSpan.FromMinutes(1)), deliveries,
            Duration(item, "DefaultMessageTimeToLive", TimeSpan.FromHours(1)), Flag(item, "DeadLetteringOnMessageExpiration"), window);
    }

    private static TimeSpan? Window(JsonElement item) => Flag(item, "RequiresDuplicateDetection")
        ? Duration(item, "DuplicateDetectionHistoryTimeWindow", TimeSpan.FromMinutes(5))
        : null;

    private static string Name(JsonElement item) => item.GetProperty("Name").GetString() is { Length: > 0 } name
        ? name
        : throw new InvalidDataException("An entity of the Service Bus configuration has no Name.");

    private static bool Flag(JsonElement item, string name) => Property(item, name)?.GetBoolean() ?? false;

    private static TimeSpan Duration(JsonElement item, string name, TimeSpan otherwise)
    {
        if (Property(item, name)?.GetString() is not { } text) return otherwise;
        var duration = XmlConvert.ToTimeSpan(text);
        return duration > TimeSpan.Zero ? duration : throw new InvalidDataException($"{Name(item)}: {name} must be longer than nothing.");
    }

    private static JsonElement? Property(JsonElement item, string name) =>
        item.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];
}
