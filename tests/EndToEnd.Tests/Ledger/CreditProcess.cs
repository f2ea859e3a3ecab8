using System.Diagnostics;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests.Ledger;

/// <summary>Runs <c>credit</c> as a person does.</summary>
internal static class CreditProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static Task<(int ExitCode, string Output)> VerifyAsync(params string[] arguments) => RunAsync(["ledger", "verify", .. arguments]);

    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Output("cli", "credit.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(s_patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }
}
