using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests;

/// <summary>The app on its local host, on a controlled clock that begins 2026-09-24 09:00 China time, shared by the tests of a class.</summary>
public class RunningApp : IAsyncLifetime
{
    /// <summary>Where the controlled clock begins.</summary>
    public const string Begin = "2026-09-24T09:00:00+08:00";

    internal LocalAppProcess Process { get; private set; } = null!;

    /// <summary>The app's own storage, read and written by the app's own rooms under the app's own keys.</summary>
    internal StoredApp Stored { get; private set; } = null!;

    /// <summary>Settings over those of the file.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Settings => null;

    public async Task InitializeAsync()
    {
        Process = await LocalAppProcess.StartAsync(Begin, Settings);
        var settings = new Dictionary<string, string?> { ["Keys:Directory"] = Path.Combine(Process.Data, "keys") };
        Stored = new StoredApp(Process.StorageConnectionString,
            KeyRingSource.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }

    public async Task DisposeAsync() => await Process.DisposeAsync();

    /// <summary>Sends JSON and reads the answer's status and JSON.</summary>
    internal async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(HttpMethod method, string path, string? token = null, object? body = null)
    {
        using var answer = await Process.SendAsync(method, path, token, body is null ? null : JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Reads by GET.</summary>
    internal Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, string? token = null) => CallAsync(HttpMethod.Get, path, token);

    /// <summary>A token of one role.</summary>
    internal Task<string> TokenAsync(string role, string? unit = null, string? sub = null) => Process.TokenAsync([role], unit, sub ?? $"test-{role}");
}

/// <summary>One app for the classes that leave its clock where it is and look at nobody's data but their own.</summary>
[CollectionDefinition(Name)]
public sealed class RunningAppCollection : ICollectionFixture<RunningApp>
{
    public const string Name = "one running app";
}

/// <summary>What every error answer must be.</summary>
internal static class ProblemAssert
{
    public static void Is((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code)
    {
        Assert.True(answer.Status == status && (string?)answer.Body?["code"] == code, $"{(int)answer.Status} {answer.Body?.ToJsonString()}");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string?)answer.Body!["title"]);
        Assert.NotEmpty((string?)answer.Body["detail"] ?? string.Empty);
        Assert.Equal((int)status, (int)answer.Body["status"]!);
    }
}
