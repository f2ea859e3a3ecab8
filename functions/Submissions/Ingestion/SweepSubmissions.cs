using CreditFunctions.Access;
using CreditFunctions.Operations;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Receipts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Begins ingestions whose start was lost: a crash between storing the receipt and starting, or an orchestration that gave up; and anew
/// those whose orchestration runs but whose rows do not move on; and ends what a crash left of decisions on held rows. When the app starts again, and each hour: it is rare, and a clock that is moved over
/// weeks runs every occurrence.</summary>
/// <remarks>Cost: 1 round trip, and 3 for each open receipt; 7 for one that is stuck; and as <see cref="FinishHeldRows"/>.</remarks>
internal sealed class SweepSubmissions(ReceiptStore receipts, IngestionStarter starter, FinishHeldRows heldRows, IOptions<OperationsOptions> options, TimeProvider clock)
{
    // Long past any upload: a listed receipt that never was stored is an upload that was refused or broke off.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    [Function(nameof(SweepSubmissions)), HostOnly]
    public Task RunAsync([TimerTrigger("30 11 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        // Side by side: where one fails, the other is done all the same.
        Task.WhenAll(SweepAsync(client, cancellationToken), heldRows.RunAsync(client, cancellationToken));

    private async Task SweepAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var (receiptId, since) in await receipts.OpenAsync(cancellationToken))
        {
            var stored = await receipts.ReadAsync(receiptId, cancellationToken);
            if (stored is { Receipt: { IsEnded: false } receipt })
            {
                await receipts.ListAsync(receipt, cancellationToken);
                // Longer than an ingestion tries again by itself (23 minutes): who has not moved since then does not try any more.
                var isStuck = clock.GetUtcNow() - (receipt.MovedAt ?? receipt.ReceivedAt) > options.Value.StuckAfter;
                await (isStuck ? starter.RestartAsync(client, receiptId, cancellationToken) : starter.EnsureAsync(client, receiptId, cancellationToken));
            }
            else if (stored is not null || clock.GetUtcNow() - since > Abandoned) await receipts.CloseAsync(receiptId, cancellationToken);
        }
    }
}
