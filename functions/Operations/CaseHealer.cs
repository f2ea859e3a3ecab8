using System.Diagnostics;
using CreditFunctions.Cases;
using CreditFunctions.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Operations;

/// <summary>
/// Looks at one case: its own row says what is due, its orchestration whether somebody does it. What a case needs stands in its row and
/// event list, so its orchestration can be started anew at any time; nothing is done twice by it.
/// </summary>
internal sealed class CaseHealer(IOptions<OperationsOptions> options, TimeProvider clock, ILogger<CaseHealer> logger)
{
    /// <summary>How the case stands, after what can be done for it was done. A case that cannot be looked at is logged, and the round goes on.</summary>
    /// <returns>Null where there is no such case, or it could not be looked at.</returns>
    public async Task<CaseStanding?> LookAsync(ICaseRoom room, DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        // A trace a case: a round over hundreds would otherwise be one.
        Activity.Current = null;
        using var span = Instruments.Source.StartActivity("LookAtCase");
        try
        {
            // A row of the list without a case: filing it was cut off before it was answered.
            if (await room.StandingAsync(caseId, cancellationToken) is not { } standing) return null;
            var found = await client.GetInstanceAsync(caseId, cancellation: cancellationToken);
            await HealAsync(room, client, caseId, standing, found, cancellationToken);
            return standing;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            logger.LogError(error, "The {Kind} {CaseId} could not be looked at; the next round will", room.Kind, caseId);
            return null;
        }
    }

    private async Task HealAsync(ICaseRoom room, DurableTaskClient client, string caseId, CaseStanding standing, OrchestrationMetadata? found,
        CancellationToken cancellationToken)
    {
        var isStuck = clock.GetUtcNow() - standing.BehindSince > options.Value.StuckAfter;
        if (found is { IsCompleted: false })
        {
            if (standing.BehindSince is null) return;
            if (!isStuck)
            {
                await room.RingAsync(client, caseId, cancellationToken);
                return;
            }

            await client.EndAsync(caseId, cancellationToken);
        }

        var was = OrchestrationStart.HowItWas(found);
        logger.LogWarning("The orchestration of {Kind} {CaseId} was {Was}: started anew from the case's own row", room.Kind, caseId, was);
        await room.RingAsync(client, caseId, cancellationToken);
        HealingMetrics.Healed(room.Kind, was);
    }
}
