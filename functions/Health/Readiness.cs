using CreditFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Health;

/// <summary>Asks each thing that the app can't work without, and tells which one fails.</summary>
internal sealed class Readiness(StorageAccount account, KeyRing keys, ILogger<Readiness> logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>State by dependency: <c>ok</c> or <c>failed</c>. Never says more: the answer is public.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(CancellationToken cancellationToken)
    {
        var tables = TryAsync("tables", async token =>
        {
            var table = await account.TableAsync("Health");
            await table.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "health", cancellationToken: token);
        }, cancellationToken);
        var blobs = TryAsync("blobs", async token =>
        {
            var container = await account.ContainerAsync("health");
            await container.ExistsAsync(token);
        }, cancellationToken);
        return new Dictionary<string, string>
        {
            ["tables"] = await tables,
            ["blobs"] = await blobs,
            ["keys"] = keys.Current > 0 ? "ok" : "failed",
        };
    }

    private async Task<string> TryAsync(string dependency, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await ask(patience.Token);
            return "ok";
        }
        // A failure of any kind is the answer here.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "{Dependency} does not answer", dependency);
            return "failed";
        }
    }
}
