using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Operations;

/// <summary>What the app does for its own health, by the clock (UTC).</summary>
internal sealed class OperationsTimers(CaseRound round, HistoryPurge purge, DeadLetterCount deadLetters, IndexRebuild indexes)
{
    /// <summary>At the start and each hour: no case dies because a ring, a start or a whole orchestration was lost.</summary>
    [Function("ReconcileCases"), HostOnly]
    public Task ReconcileAsync([TimerTrigger("0 10 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => round.GoAsync(client, cancellationToken);

    /// <summary>Each hour. The queues themselves are watched by the platform, too.</summary>
    [Function("CountDeadLetters"), HostOnly]
    public Task CountAsync([TimerTrigger("0 25 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        deadLetters.CountAsync(cancellationToken);

    /// <summary>Each night at 03:40 China time.</summary>
    [Function("PurgeHistories"), HostOnly]
    public Task PurgeAsync([TimerTrigger("0 40 19 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => purge.RunAsync(client, cancellationToken);

    /// <summary>Sundays at 04:20 China time; on the day when a view was lost it is started by hand (docs/runbook.md).</summary>
    [Function("RebuildIndexes"), HostOnly]
    public Task RebuildAsync([TimerTrigger("0 20 20 * * Sat")] TimerInfo timer, CancellationToken cancellationToken) => indexes.RunAsync(cancellationToken);
}
