using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>Readiness names what fails, on the running app.</summary>
public sealed class ReadinessTests
{
    private static readonly string[] s_all = ["tables", "blobs", "keys", "service-bus", "durable", "identity"];

    [Fact]
    public async Task Each_dependency_is_named_and_what_fails_is_told_from_what_does_not()
    {
        await using var app = await LocalAppProcess.StartAsync();
        Assert.Equal((HttpStatusCode.OK, "ready", string.Empty), await AskAsync(app));

        System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(app.Data, "azurite", "azurite.pid")),
            CultureInfo.InvariantCulture)).Kill();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready", "tables, blobs"), await AskAsync(app));
    }

    [Fact]
    public async Task App_without_keys_and_without_an_authority_says_so_instead_of_failing_as_a_whole()
    {
        var file = Path.GetTempFileName();
        await using var app = await LocalAppProcess.StartAsync(settings: new Dictionary<string, string>
        {
            ["Keys__Directory"] = Path.Combine(file, "cannot-be"),
            ["Identity__Authority"] = "http://127.0.0.1:9/none",
        });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready", "keys, identity"), await AskAsync(app));
        File.Delete(file);
    }

    private static async Task<(HttpStatusCode Status, string Word, string Failed)> AskAsync(LocalAppProcess app)
    {
        using var answer = await app.Client.GetAsync("health/ready");
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var states = body["dependencies"]!.AsObject();
        Assert.Equal(s_all, states.Select(state => state.Key));
        return (answer.StatusCode, (string)body["status"]!, string.Join(", ", states.Where(state => (string)state.Value! != "ok").Select(state => state.Key)));
    }
}
