using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>The timeline as JSON, for whoever draws it otherwise.</summary>
internal static class TimelineFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Task WriteAsync(ObjectionTimeline timeline, string file) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(timeline, Form) + "\n");
}
