using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Properties that a client gives along with a settlement.</summary>
internal static class AmqpFields
{
    private const string Reason = "DeadLetterReason", Description = "DeadLetterErrorDescription";

    /// <summary>A map as names and values.</summary>
    /// <remarks>The JavaScript client sends string keys where symbols belong; the library's indexer throws on them, enumerating does not.</remarks>
    public static Dictionary<string, object> Read(Map? map)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in map ?? [])
        {
            if (value is not null) fields[key.ToString()!] = value;
        }

        return fields;
    }

    /// <summary>A dead-lettering, with the reason taken out of the properties.</summary>
    public static Settlement.DeadLetter DeadLetter(Dictionary<string, object> properties, string? otherwise)
    {
        properties.Remove(Reason, out var reason);
        properties.Remove(Description, out var description);
        return new Settlement.DeadLetter(reason as string, description as string ?? otherwise, properties);
    }
}
