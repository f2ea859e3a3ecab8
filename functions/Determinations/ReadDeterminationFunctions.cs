using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>The case page: the unit's determiners, the authority, the subject.</summary>
internal sealed class ReadDeterminationFunctions(DeterminationAccess access, DeterminationStore store, DeterminationView view, EvidenceStore evidence)
{
    /// <summary>Where the subject reads it, the notice has reached it: facts, basis and reasons stand here. Cost: 3 round trips, 4 more the first time.</summary>
    [Function("ReadDetermination"), AllowedTo(Role.Subject, Role.Determiner, Role.Authority), Query(DeterminationAccess.What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/determinations/{determinationId}")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var visible = await access.OpenAsync(Caller.Of(request), determinationId, cancellationToken);
        var determination = visible.File.Case;
        if (visible.Subject is not null && determination.ServedAt is null && determination.IsUndecided)
        {
            determination = (await store.ServedByInboxAsync(determinationId, null, cancellationToken)).Case;
            await client.RingAsync(determination, cancellationToken);
        }

        return new OkObjectResult(await view.DetailsAsync(determination, await store.HistoryAsync(determinationId, cancellationToken), cancellationToken));
    }

    /// <summary>A piece of evidence, byte for byte as it was given. Cost: 4 round trips.</summary>
    [Function("ReadDeterminationEvidence"), AllowedTo(Role.Subject, Role.Determiner, Role.Authority), Query(DeterminationAccess.What)]
    public async Task<IActionResult> EvidenceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/determinations/{determinationId}/evidence/{evidenceId}")] HttpRequest request,
        string determinationId, string evidenceId, CancellationToken cancellationToken)
    {
        await access.OpenAsync(Caller.Of(request), determinationId, cancellationToken);
        return await evidence.AnswerAsync(await store.EvidenceAsync(determinationId, evidenceId, cancellationToken), DeterminationProblems.EvidenceUnknown, cancellationToken);
    }
}
