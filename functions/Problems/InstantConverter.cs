using System.Text.Json;
using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Problems;

/// <summary>Reads an instant strictly as RFC 3339 writes it. What has no offset is refused rather than read in the server's zone.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    /// <exception cref="InstantException">It is no such instant.</exception>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fault = InstantFault.Format;
        return reader.TokenType == JsonTokenType.String && Rfc3339.TryParse(reader.GetString(), out var instant, out fault)
            ? instant : throw new InstantException(fault);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A field holds no instant; its path is added by whoever reads the body.</summary>
internal sealed class InstantException(InstantFault fault) : JsonException
{
    /// <summary>The stable code of the field's error.</summary>
    public string Code => fault == InstantFault.OffsetMissing ? "offset-required" : "format";
}
