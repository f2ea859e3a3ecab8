using System.Diagnostics;
using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The trace that a message carries, in the application properties of the Azure clients: <c>traceparent</c>, or the older <c>Diagnostic-Id</c>.</summary>
internal static class MessageTrace
{
    private const string Parent = "traceparent", State = "tracestate", Older = "Diagnostic-Id";

    // Named as the genuine client's, so that the same listeners hear it.
    private static readonly ActivitySource s_source = new("Azure.Messaging.ServiceBus.Message");

    /// <summary>Gives a message the present trace as the genuine client does: where somebody listens, and it carries none yet.</summary>
    public static void Put(ServiceBusMessage message)
    {
        var properties = message.ApplicationProperties;
        if (properties.ContainsKey(Parent) || properties.ContainsKey(Older)) return;
        using var span = s_source.StartActivity("Message", ActivityKind.Producer);
        if (span?.Id is not { } id) return;
        (properties[Parent], properties[Older]) = (id, id);
        if (span.TraceStateString is { Length: > 0 } state) properties[State] = state;
    }

    /// <summary>The trace of a message, empty where it carries none.</summary>
    public static (string Parent, string State) Of(ServiceBusReceivedMessage message) =>
        Text(message, Parent) is { } parent ? (parent, Text(message, State) ?? string.Empty) : (Text(message, Older) ?? string.Empty, string.Empty);

    /// <summary>The properties of the messages as the trigger's binding data name and write them.</summary>
    public static Dictionary<string, object?> BindingData(IReadOnlyList<ServiceBusReceivedMessage> messages, bool isBatched) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            [isBatched ? "ApplicationPropertiesArray" : "ApplicationProperties"] =
                isBatched ? JsonSerializer.Serialize(messages.Select(Plain)) : JsonSerializer.Serialize(Plain(messages[0])),
        };

    private static string? Text(ServiceBusReceivedMessage message, string name) => message.ApplicationProperties.GetValueOrDefault(name) as string;

    private static Dictionary<string, object> Plain(ServiceBusReceivedMessage message) => message.ApplicationProperties.ToDictionary(
        property => property.Key, property => property.Value is IConvertible ? property.Value : property.Value?.ToString() ?? string.Empty);
}
