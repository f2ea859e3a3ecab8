using System.Text;
using System.Text.Json;
using CreditFunctions.Problems;
using CreditFunctions.Submissions.Intake;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Submissions.Messages;

/// <summary>A batch as it comes by message, read: a CloudEvent 1.0 in structured JSON of type <c>credit.submission.v1</c>, whose data is a JSON
/// batch, or a raw CSV with the application properties <c>item</c> and <c>batch</c>.</summary>
/// <param name="Format">How the batch is written.</param>
/// <param name="Item">The item, where it stands beside the batch.</param>
/// <param name="Batch">The batch id, where it stands beside the batch: of a CloudEvent without one, the event's id.</param>
/// <param name="Source">A CloudEvent's source.</param>
/// <param name="Body">The batch.</param>
internal sealed record SubmissionMessage(BodyFormat Format, string? Item, string? Batch, string? Source, byte[] Body)
{
    /// <summary>The CloudEvent's type.</summary>
    public const string EventType = "credit.submission.v1";

    private static readonly Encoding s_strictUtf8 = new UTF8Encoding(false, true);

    /// <summary>Reads a message.</summary>
    /// <exception cref="ProblemException">400 <c>malformed-cloudevent</c> or <c>malformed-json</c>.</exception>
    public static SubmissionMessage Read(string? contentType, IReadOnlyDictionary<string, object> properties, BinaryData body)
    {
        var bytes = body.ToMemory().Span;
        var isJson = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? (bytes.Length > 0 && bytes[0] == (byte)'{');
        return isJson
            ? ReadEvent(body)
            : new SubmissionMessage(BodyFormat.Csv, Text(properties, "item"), Text(properties, "batch"), null, bytes.ToArray());
    }

    private static SubmissionMessage ReadEvent(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Malformed("消息体应为 JSON 对象。");
            if (Text(root, "specversion") != "1.0") throw Malformed("specversion 应为 1.0。");
            if (Text(root, "type") != EventType) throw Malformed($"type 应为 {EventType}。");
            if (Text(root, "id") is not { } id) throw Malformed("缺少 id。");
            if (Text(root, "source") is not { } source) throw Malformed("缺少 source。");
            if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) throw Malformed("data 应为 JSON 批次对象，含 item、batch 和 rows。");
            var batch = data.TryGetProperty("batch", out var named) && named.ValueKind == JsonValueKind.String ? null : id;
            return new SubmissionMessage(BodyFormat.Json, null, batch, source, s_strictUtf8.GetBytes(data.GetRawText()));
        }
        catch (JsonException error)
        {
            throw CommonProblems.MalformedJson($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}").AsException();
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Text(IReadOnlyDictionary<string, object> properties, string name) =>
        properties.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    private static ProblemException Malformed(string why) => new Problem(StatusCodes.Status400BadRequest, "malformed-cloudevent",
        $"消息不是有效的报送事件：{why}", "The message is no CloudEvent 1.0 of type credit.submission.v1 with a JSON batch as data.").AsException();
}
