using System.Text.Json;

namespace CreditFunctions.Local.Worker;

/// <summary>Turns a text of the trigger's data into a parameter's type, as the genuine worker does: by JSON for all but text, ids and times.</summary>
internal static class BindingValue
{
    private static readonly HashSet<Type> Types =
    [
        typeof(string), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(bool), typeof(byte), typeof(short), typeof(int),
        typeof(long), typeof(float), typeof(double), typeof(decimal),
    ];

    /// <summary>True for the types that a route value can become; a nullable one counts as its underlying type.</summary>
    public static bool CanConvert(Type type) => Types.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The value; the type's default where it is absent.</summary>
    /// <exception cref="FormatException">The text is none of the type.</exception>
    public static object? Convert(BoundParameter parameter, IReadOnlyDictionary<string, object?> data)
    {
        if (!data.TryGetValue(parameter.Name, out var value) || value is null) return Default(parameter.Type);
        var type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        if (type.IsInstanceOfType(value)) return value;
        var text = value.ToString()!;
        try
        {
            return JsonSerializer.Deserialize(IsQuoted(type) ? JsonSerializer.Serialize(text) : text, type);
        }
        catch (JsonException)
        {
            throw new FormatException($"Cannot convert input parameter '{parameter.Name}' to type '{type.FullName}' from type 'System.String'.");
        }
    }

    private static bool IsQuoted(Type type) => type == typeof(Guid) || type == typeof(DateTime) || type == typeof(DateTimeOffset);

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
