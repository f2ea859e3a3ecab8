using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.ServiceBus;

namespace CreditFunctions.Local.Hosting;

/// <summary>Notices as the topic was sent them, also those that subscriptions have settled or let expire.</summary>
internal sealed class SentNotices(Func<Broker?> broker) : INoticeSource
{
    private const string Topic = "notices";
    private const int PageSize = 1000;

    public async Task<IReadOnlyList<JsonNode?>> SentToAsync(string unit, CancellationToken cancellationToken)
    {
        var notices = new List<JsonNode?>();
        if (broker() is not { } open) return notices;
        try
        {
            for (long after = 0; await open.SentAsync(Topic, after, PageSize).WaitAsync(cancellationToken) is { Count: > 0 } page; after = page[^1].Sequence)
            {
                foreach (var message in page.Select(MessageConversion.Decode))
                {
                    var body = Body(message);
                    if (IsTo(unit, message, body)) notices.Add(body);
                }
            }
        }
        catch (BrokerException)
        {
            // The app has no such topic: nothing was sent.
        }

        return notices;
    }

    // By the message's own property, by a CloudEvent's subject or extension attribute, or by its data.
    private static bool IsTo(string unit, ServiceBusReceivedMessage message, JsonNode? body) =>
        message.ApplicationProperties.GetValueOrDefault("unit") as string == unit || message.Subject == unit
        || Text(body, "unit") == unit || Text(body, "subject") == unit || Text((body as JsonObject)?["data"], "unit") == unit;

    private static JsonNode? Body(ServiceBusReceivedMessage message)
    {
        try
        {
            return JsonNode.Parse(message.Body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(message.Body.ToString());
        }
    }

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject json && json[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
