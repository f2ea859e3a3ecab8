using System.Diagnostics;
using System.Text.Json.Nodes;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests.Demo;

/// <summary>The story of <c>./run --demo</c>: it ends well only if each of its steps held.</summary>
[Trait("Article", "25")]
public class DemoTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Story_is_played_to_its_end_and_leaves_a_timeline()
    {
        var folder = Directory.CreateTempSubdirectory("credit-functions-demo-test-").FullName;
        try
        {
            var timeline = Path.Combine(folder, "timeline.json");
            var (exitCode, output) = await RunAsync("--demo", "--timeline-json", timeline);
            Assert.True(exitCode == 0, output);
            var played = JsonNode.Parse(await File.ReadAllTextAsync(timeline))!;
            Assert.Equal("2026-10-15", (string?)played["lastDay"]);
            Assert.Equal(["objection filed", "asks for more", "hands it in", "reminder: 5 left", "reminder: 3 left", "reminder: 1 left",
                "decided: corrected", "told the result"], played["entries"]!.AsArray().Select(entry => (string?)entry!["english"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--timeline")]
    public async Task Wrong_argument_ends_at_once_and_shows_the_usage(string argument)
    {
        var (exitCode, output) = await RunAsync("--demo", argument);
        Assert.Equal(1, exitCode);
        Assert.Contains("Usage: run --demo", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.Output("samples/Demo", "CreditFunctions.Samples.Demo.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var demo = Process.Start(start)!;
        var (output, errors) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        await demo.WaitForExitAsync(patience.Token);
        return (demo.ExitCode, await output + await errors);
    }
}
