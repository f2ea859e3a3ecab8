using System.Diagnostics;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class DemoTests
{
    [Fact, Trait("Article", "25")]
    public async Task The_demo_plays_the_main_story_and_every_step_holds()
    {
        var timeline = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Repository.Output("samples/Demo", "CreditFunctions.Samples.Demo.dll"), "--demo", "--timeline-json", timeline])
        {
            start.ArgumentList.Add(argument);
        }

        using var demo = Process.Start(start)!;
        var (output, errors) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await demo.WaitForExitAsync();
        var told = await output;
        Assert.True(demo.ExitCode == 0, told + await errors);
        Assert.Contains("2026-09-24", told, StringComparison.Ordinal);
        Assert.Contains("2026-10-", told, StringComparison.Ordinal);
        Assert.DoesNotContain("✘", told, StringComparison.Ordinal);
        Assert.True(new FileInfo(timeline).Length > 0);
        File.Delete(timeline);
    }
}
