using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Submissions.Csv;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>The running app as a provider sees it. Its clock stands at 24 September 2026.</summary>
public sealed class SubmittingApp : RunningApp
{
    internal async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string? token, byte[] body, string type = "text/csv", string? key = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await Process.Client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.Accepted) Assert.NotNull(answer.Headers.Location);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    internal Task<(HttpStatusCode Status, JsonNode? Body)> PostCsvAsync(string token, string csv, string batch, string encoding = "utf-8") =>
        PostAsync($"api/v1/submissions?item=penalty&batch={Uri.EscapeDataString(batch)}", token, TextEncodings.Of(encoding).GetBytes(csv), $"text/csv; charset={encoding}");

    /// <summary>Waits until a receipt is ended.</summary>
    internal async Task<JsonNode> EndedAsync(string receiptId, string token)
    {
        for (var i = 0; i < 1200; i++)
        {
            var (_, receipt) = await GetAsync($"api/v1/submissions/{receiptId}", token);
            if ((string?)receipt!["state"] is "done" or "failed") return receipt;
            await Task.Delay(100);
        }

        throw new TimeoutException("The receipt did not end:\n" + string.Join('\n', Process.Output.TakeLast(30)));
    }

    /// <summary>The findings as <c>row field code</c>, and whether the file begins with a byte order mark.</summary>
    internal async Task<(bool Bom, string[] Lines)> FindingsAsync(string receiptId, string token)
    {
        using var answer = await Process.SendAsync(HttpMethod.Get, $"api/v1/submissions/{receiptId}/findings.csv", token);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var bom = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        return (bom, Encoding.UTF8.GetString(bytes.AsSpan(bom ? 3 : 0)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    internal static string Text(JsonNode? node, string name) => node![name]!.ToString();

    internal static int Count(JsonNode receipt, string name) => int.Parse(receipt["rows"]![name]!.ToString(), CultureInfo.InvariantCulture);
}

/// <summary>As <see cref="RunningAppCollection"/>, for what providers send: each class has units of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SubmittingAppCollection : ICollectionFixture<SubmittingApp>
{
    public const string Name = "one submitting app";
}
