using System.Diagnostics;
using System.Text.Json;

namespace CreditFunctions.Telemetry;

/// <summary>Links to the traces of the messages that triggered an invocation: those of a batch, for a span has one parent only.</summary>
internal static class MessageLinks
{
    // What the trigger's binding data calls the properties of a message, and of a batch's messages.
    private const string Single = "ApplicationProperties", Batch = "ApplicationPropertiesArray";

    // A batch may hold a thousand: enough links to be of use, too few to weigh.
    private const int Most = 32;

    /// <summary>A link to each trace among the messages that the host does not go on with itself.</summary>
    /// <param name="bindingData">The trigger's binding data: the messages' application properties as JSON.</param>
    /// <param name="parent">The span that the host gave as parent, or default.</param>
    public static IReadOnlyList<ActivityLink> Of(IReadOnlyDictionary<string, object?> bindingData, ActivityContext parent)
    {
        try
        {
            using var properties = JsonDocument.Parse(bindingData.GetValueOrDefault(Batch) as string ?? bindingData.GetValueOrDefault(Single) as string ?? "[]");
            var messages = properties.RootElement;
            return [.. (messages.ValueKind == JsonValueKind.Array ? [.. messages.EnumerateArray()] : (JsonElement[])[messages])
                .Select(Trace).Where(trace => trace != default && trace.TraceId != parent.TraceId).Distinct().Take(Most).Select(trace => new ActivityLink(trace))];
        }
        catch (JsonException)
        {
            // Nothing that the function needs: it goes on without links.
            return [];
        }
    }

    private static ActivityContext Trace(JsonElement message)
    {
        var written = Text(message, "traceparent") ?? Text(message, "Diagnostic-Id");
        return ActivityContext.TryParse(written, Text(message, "tracestate"), isRemote: true, out var trace) ? trace : default;
    }

    private static string? Text(JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
