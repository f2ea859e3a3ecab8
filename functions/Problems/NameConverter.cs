using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Problems;

/// <summary>Reads a value of a list by exactly one of its names, in kebab-case. A number might name no member, and so might two names joined by a comma.</summary>
internal sealed class NameConverter : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> s_values =
            Enum.GetValues<T>().ToDictionary(value => NameOf(value), StringComparer.OrdinalIgnoreCase);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && s_values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(value));

        private static string NameOf(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }
}
