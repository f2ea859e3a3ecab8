using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Problems;

/// <summary>How JSON is written and read over HTTP: camelCase, enums as kebab-case strings, Chinese and offsets left readable, nulls left out.</summary>
/// <remarks>The relaxed encoder is right where JSON is served as JSON: nothing here is put into a page.</remarks>
internal static class JsonContract
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions());

    /// <summary>
    /// How what others send is read: a value of a list by its name only, an instant only with its offset, since the server's own zone is nobody's.
    /// What is stored is read by <see cref="Options"/>: it stays readable, whatever was let in before.
    /// </summary>
    public static JsonSerializerOptions Requests { get; } = Strict(Apply(new JsonSerializerOptions()));

    /// <summary>Makes other options the same, such as those of MVC.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        return options;
    }

    private static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.Converters.Clear();
        options.Converters.Add(new NameConverter());
        options.Converters.Add(new InstantConverter());
        return options;
    }
}
