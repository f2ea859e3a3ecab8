using System.Text.Json;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable;

/// <summary>Payloads as the worker writes them: System.Text.Json, names as in C#, read in any case, enums as numbers.</summary>
/// <param name="options">Other options, where the app configured its worker's serializer.</param>
internal sealed class JsonPayloadConverter(JsonSerializerOptions? options = null) : DataConverter
{
    private static readonly JsonSerializerOptions WorkerDefaults = new() { PropertyNameCaseInsensitive = true };

    private readonly JsonSerializerOptions _options = options ?? WorkerDefaults;

    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), _options);

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, _options);
}
