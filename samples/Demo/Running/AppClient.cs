using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>Somebody who calls the system over HTTP.</summary>
/// <param name="http">Reaches it.</param>
/// <param name="signIn">Gives a token that is valid now; null for somebody without one. Tokens live hours, the story weeks.</param>
internal sealed class AppClient(HttpClient http, Func<Task<string>>? signIn)
{
    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, HttpStatusCode.OK);

    public Task<JsonNode> PostAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), expected);

    /// <summary>A look that must be refused.</summary>
    public Task RefusedAsync(string path, HttpStatusCode expected) => SendAsync(HttpMethod.Get, path, null, expected);

    /// <summary>A file's bytes as they are.</summary>
    public Task<JsonNode> PostFileAsync(string path, byte[] bytes, string mediaType, HttpStatusCode expected)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return SendAsync(HttpMethod.Post, path, content, expected);
    }

    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return await ReadAsync(answer, path, HttpStatusCode.OK);
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, HttpStatusCode expected)
    {
        using var answer = await SendAsync(method, path, content);
        var bytes = await ReadAsync(answer, path, expected);
        return bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(bytes)!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (signIn is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await signIn());
        }

        return await http.SendAsync(request);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, string path, HttpStatusCode expected)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Expect.That(answer.StatusCode == expected,
            $"{answer.RequestMessage?.Method} {path} answered {(int)answer.StatusCode}, not {(int)expected}: {System.Text.Encoding.UTF8.GetString(bytes)}");
        return bytes;
    }
}
