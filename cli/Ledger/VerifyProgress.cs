using CreditFunctions.Ledger.Verification;
using Spectre.Console;

namespace CreditFunctions.Cli.Ledger;

/// <summary>A bar while it reads, where somebody watches.</summary>
internal static class VerifyProgress
{
    public static async Task<LedgerVerdict> ShowAsync(Func<Action<long, long>?, Task<LedgerVerdict>> verify)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) return await verify(null);
        return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .AutoClear(true).StartAsync(async context =>
            {
                var task = context.AddTask("Reading the ledger");
                return await verify((read, total) =>
                {
                    task.MaxValue = Math.Max(total, 1);
                    task.Value = read;
                });
            });
    }
}
