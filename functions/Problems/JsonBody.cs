using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Problems;

/// <summary>Reads a request's JSON body; what can't be read becomes a problem that names the place.</summary>
internal static class JsonBody
{
    /// <summary>The largest JSON body of a single-object request, in bytes.</summary>
    public const int Limit = 4 * 1024 * 1024;

    /// <summary>Reads the body as <typeparamref name="T"/>.</summary>
    /// <exception cref="ProblemException">400 malformed-json or invalid-request, 413 body-too-large, 415 unsupported-media-type.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken, int limit = Limit) where T : class
    {
        if (!request.HasJsonContentType()) throw CommonProblems.UnsupportedMediaType("application/json").AsException();
        var bytes = await ReadBytesAsync(request, limit, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, JsonContract.Requests)
                ?? throw CommonProblems.MalformedJson("the body is null").AsException();
        }
        catch (JsonException error) when (IsShape(bytes.Span))
        {
            throw CommonProblems.InvalidFields([Fault(error)]).AsException();
        }
        catch (JsonException error)
        {
            throw CommonProblems.MalformedJson($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}").AsException();
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit) throw CommonProblems.BodyTooLarge(limit).AsException();
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limit) throw CommonProblems.BodyTooLarge(limit).AsException();
            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static FieldError Fault(JsonException error)
    {
        var field = string.IsNullOrEmpty(error.Path) ? "$" : error.Path;
        return error is InstantException instant
            ? new FieldError(field, instant.Code, $"{field} 应按 RFC 3339 书写，精确到秒并带时区偏移，例如 2026-09-24T09:00:00+08:00。")
            : new FieldError(field, "format", $"{field} 的类型或取值不正确，请对照接口说明修改。");
    }

    // Well-formed JSON of the wrong shape names a field; anything else names a place.
    private static bool IsShape(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
