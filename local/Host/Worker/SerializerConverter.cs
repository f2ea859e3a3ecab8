using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Worker;

/// <summary>Durable payloads by the worker's own serializer, whatever the app configured.</summary>
internal sealed class SerializerConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : serializer.Serialize(value, value.GetType()).ToString();

    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null) return null;
        using var stream = BinaryData.FromString(data).ToStream();
        return serializer.Deserialize(stream, targetType, CancellationToken.None);
    }
}
