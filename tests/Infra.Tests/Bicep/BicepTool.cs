using System.Diagnostics;
using System.Reflection;

namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>The Bicep compiler that the package Azure.Bicep.CommandLine ships.</summary>
internal static class BicepTool
{
    private static readonly string s_path = typeof(BicepTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "BicepPath").Value!;

    /// <summary>Runs a command in a folder and gives what it printed.</summary>
    public static async Task<BicepAnswer> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(s_path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        // It runs for two seconds: profiling itself would cost it a fifth of them.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["AZURE_ENV_NAME"] = "production";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{s_path} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BicepAnswer(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a command said; warnings stand among the errors.</summary>
internal sealed record BicepAnswer(int ExitCode, string Output, string Errors);
