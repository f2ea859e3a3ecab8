using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>A seal as JSON: fixed field order, no spaces, no line feed at the end. What reads otherwise is not a seal.</summary>
internal static class SealFormat
{
    // Base64 has plus signs; nothing here is put into a page.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Encode(Seal seal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options)) Write(json, seal);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a seal; null where it is not one, or not written exactly as <see cref="Encode"/> writes it.</summary>
    public static Seal? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var seal = Read(json.RootElement);
            return Encode(seal).AsSpan().SequenceEqual(bytes.Span) ? seal : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, Seal seal)
    {
        json.WriteStartObject();
        json.WriteNumber("v", SegmentHeader.Version);
        json.WriteNumber("index", seal.Index);
        json.WriteNumber("first", seal.First);
        json.WriteNumber("size", seal.Size);
        json.WriteStartArray("ranges");
        foreach (var range in seal.Ranges)
        {
            json.WriteStartObject();
            json.WriteString("segment", range.Segment);
            json.WriteNumber("from", range.From);
            json.WriteNumber("to", range.To);
            json.WriteNumber("first", range.First);
            json.WriteNumber("count", range.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("positions");
        foreach (var (segment, offset) in seal.Positions.OrderBy(position => position.Key, StringComparer.Ordinal)) json.WriteNumber(segment, offset);
        json.WriteEndObject();
        json.WriteStartArray("edge");
        foreach (var level in seal.Edge.Levels)
        {
            json.WriteStartArray();
            foreach (var hash in level) json.WriteStringValue(hash.ToString());
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("checkpoint", seal.Checkpoint.Text);
        json.WriteStartObject("signature");
        json.WriteString("key", seal.Signature.Key);
        json.WriteString("alg", CheckpointSignature.Algorithm);
        json.WriteBase64String("value", seal.Signature.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Seal Read(JsonElement json)
    {
        var signature = json.GetProperty("signature");
        return new Seal(json.GetProperty("index").GetInt32(), json.GetProperty("first").GetInt64(),
            [.. json.GetProperty("ranges").EnumerateArray().Select(range => new SealedRange(range.GetProperty("segment").GetString()!,
                range.GetProperty("from").GetInt64(), range.GetProperty("to").GetInt64(), range.GetProperty("first").GetInt64(), range.GetProperty("count").GetInt64()))],
            json.GetProperty("positions").EnumerateObject().ToDictionary(position => position.Name, position => position.Value.GetInt64(), StringComparer.Ordinal),
            new TreeEdge([.. json.GetProperty("edge").EnumerateArray().Select(level => level.EnumerateArray().Select(hash => Digest.Parse(hash.GetString()!)).ToArray())]),
            Checkpoint.TryParse(json.GetProperty("checkpoint").GetString()!) ?? throw new FormatException("Not a checkpoint."),
            new CheckpointSignature(signature.GetProperty("key").GetString()!, signature.GetProperty("value").GetBytesFromBase64()));
    }
}
