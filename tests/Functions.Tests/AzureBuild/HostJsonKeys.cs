using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The keys that host.json may have, each with its kind: the genuine host takes no notice of one that it does not know.</summary>
internal static class HostJsonKeys
{
    // "*" stands for any one name. From the reference of host.json 2.0 and of each extension.
    private static readonly (string Path, Func<JsonElement, bool> Is)[] s_keys =
    [
        ("version", value => value.GetString() == "2.0"),
        ("functionTimeout", Duration),
        ("telemetryMode", value => OneOf(value, "OpenTelemetry", "ApplicationInsights")),
        ("logging.logLevel.*", value => OneOf(value, "Trace", "Debug", "Information", "Warning", "Error", "Critical", "None")),
        ("logging.fileLoggingMode", value => OneOf(value, "debugOnly", "always", "never")),
        ("logging.applicationInsights.samplingSettings.isEnabled", Flag),
        ("logging.applicationInsights.samplingSettings.maxTelemetryItemsPerSecond", Count),
        ("logging.applicationInsights.samplingSettings.excludedTypes", Text),
        ("extensions.http.routePrefix", Text),
        ("extensions.http.maxOutstandingRequests", Count),
        ("extensions.http.maxConcurrentRequests", Count),
        ("extensions.http.dynamicThrottlesEnabled", Flag),
        ("extensions.durableTask.hubName", value => Text(value) && Regex.IsMatch(value.GetString()!, "^[A-Za-z][A-Za-z0-9]{2,44}$")),
        ("extensions.durableTask.maxConcurrentActivityFunctions", Count),
        ("extensions.durableTask.maxConcurrentOrchestratorFunctions", Count),
        ("extensions.durableTask.extendedSessionsEnabled", Flag),
        ("extensions.durableTask.overridableExistingInstanceStates", value => OneOf(value, "NonRunningStates")),
        ("extensions.durableTask.useGracefulShutdown", Flag),
        ("extensions.durableTask.maxGrpcMessageSizeInBytes", Count),
        ("extensions.durableTask.grpcHttpClientTimeout", Duration),
        ("extensions.durableTask.storageProvider.type", value => OneOf(value, "AzureStorage", "azureManaged")),
        ("extensions.durableTask.storageProvider.connectionName", Text),
        ("extensions.durableTask.storageProvider.connectionStringName", Text),
        ("extensions.durableTask.storageProvider.partitionCount", value => Count(value) && value.GetInt32() <= 16),
        ("extensions.durableTask.storageProvider.maxQueuePollingInterval", Duration),
        ("extensions.durableTask.storageProvider.useTablePartitionManagement", Flag),
        ("extensions.durableTask.tracing.distributedTracingEnabled", Flag),
        ("extensions.durableTask.tracing.version", value => OneOf(value, "V1", "V2", "None")),
        ("extensions.durableTask.tracing.traceInputsAndOutputs", value => value.ValueKind == JsonValueKind.False),
        ("extensions.durableTask.tracing.traceReplayEvents", Flag),
        ("extensions.serviceBus.autoCompleteMessages", value => value.ValueKind == JsonValueKind.False),
        ("extensions.serviceBus.maxConcurrentCalls", Count),
        ("extensions.serviceBus.maxAutoLockRenewalDuration", Duration),
        ("extensions.serviceBus.prefetchCount", value => value.ValueKind == JsonValueKind.Number),
        ("extensions.serviceBus.maxMessageBatchSize", Count),
        ("extensions.serviceBus.minMessageBatchSize", Count),
        ("extensions.serviceBus.maxBatchWaitTime", Duration),
        ("extensions.serviceBus.transportType", value => OneOf(value, "amqpTcp", "amqpWebSockets")),
        ("extensions.serviceBus.clientRetryOptions.mode", value => OneOf(value, "fixed", "exponential")),
        ("extensions.serviceBus.clientRetryOptions.tryTimeout", Duration),
        ("extensions.serviceBus.clientRetryOptions.delay", Duration),
        ("extensions.serviceBus.clientRetryOptions.maxDelay", Duration),
        ("extensions.serviceBus.clientRetryOptions.maxRetries", Count),
    ];

    /// <summary>One line for each key that is unknown, or whose value is of another kind.</summary>
    public static IReadOnlyList<string> Faults(string json) => [.. Leaves(string.Empty, JsonDocument.Parse(json).RootElement).Select(Fault).OfType<string>()];

    private static string? Fault((string Path, JsonElement Value) leaf)
    {
        var known = Array.Find(s_keys, key => Regex.IsMatch(leaf.Path, $"^{Regex.Escape(key.Path).Replace("\\*", "[^.]+", StringComparison.Ordinal)}$"));
        if (known.Is is null) return $"{leaf.Path}: not a key of host.json that is on the list";
        return known.Is(leaf.Value) ? null : $"{leaf.Path}: {leaf.Value.GetRawText()} is not of its kind";
    }

    // logLevel's names hold dots of their own: they are read as one.
    private static IEnumerable<(string, JsonElement)> Leaves(string path, JsonElement value) => value.ValueKind != JsonValueKind.Object
        ? [(path, value)]
        : value.EnumerateObject().SelectMany(member =>
            Leaves(path.Length == 0 ? member.Name : $"{path}.{(path == "logging.logLevel" ? member.Name.Replace('.', '_') : member.Name)}", member.Value));

    private static bool Text(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool Flag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool Count(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0;

    private static bool Duration(JsonElement value) =>
        Text(value) && TimeSpan.TryParseExact(value.GetString(), @"hh\:mm\:ss", CultureInfo.InvariantCulture, out _);

    private static bool OneOf(JsonElement value, params string[] names) => Text(value) && names.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase);
}
