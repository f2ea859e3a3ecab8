using System.Diagnostics;
using CreditFunctions.Local.CrashChild;

namespace CreditFunctions.Local.Tests.Durable.Crash;

/// <summary>One life of the child: started, and killed without warning at a chosen point.</summary>
internal static class CrashedProcess
{
    /// <summary>Lets the child run until it printed so many lines, waits a moment, and kills it.</summary>
    /// <returns>Every line that it printed before it died.</returns>
    public static async Task<List<string>> RunAsync(string database, string effects, string prefix, int lines, TimeSpan moment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(CrashCode).Assembly.Location, database, effects, prefix }) start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        try
        {
            var errors = child.StandardError.ReadToEndAsync();
            var printed = new List<string>();
            while (printed.Count < lines && await child.StandardOutput.ReadLineAsync() is { } line) printed.Add(line);
            if (moment > TimeSpan.Zero) await Task.Delay(moment);
            Assert.False(child.HasExited, $"The child ended by itself: {(child.HasExited ? await errors : string.Empty)}");
            child.Kill();
            while (await child.StandardOutput.ReadLineAsync() is { } line) printed.Add(line);
            await child.WaitForExitAsync();
            return printed;
        }
        finally
        {
            if (!child.HasExited) child.Kill();
        }
    }
}
