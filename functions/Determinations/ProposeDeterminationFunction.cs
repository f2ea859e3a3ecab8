using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>提出认定 (art. 22, 23): a determiner of the unit that the cited law empowers proposes, with facts, reasons, basis and evidence.</summary>
internal sealed class ProposeDeterminationFunction(DeterminationProposing proposing, DeterminationRecords records, DeterminationStore store, DeterminationView view,
    ILedger ledger, Pseudonyms pseudonyms)
{
    /// <summary>202 with the case's address. A refused proposal is logged too. Cost: about 8 round trips, 2 a record, and a share of 1 to log.</summary>
    [Function("ProposeDetermination"), AllowedTo(Role.Determiner), Query(DeterminationAccess.Change)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<ProposalRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var (file, restsOn) = await ledger.LogRefusalOfAsync(LedgerEntry.Of(caller, DeterminationAccess.Change) with { Detail = "proposed" },
            () => proposing.ProposeAsync(caller, body.Read(), key, cancellationToken), cancellationToken);
        try
        {
            file = await store.LogAsync(await records.LookAgainAsync(file, restsOn, cancellationToken), ledger, cancellationToken);
        }
        finally
        {
            // Its orchestration appends what waits before it tells anybody anything.
            await client.RingAsync(file.Case, CancellationToken.None);
        }

        return new AcceptedResult($"/api/v1/determinations/{file.Case.CaseId}", await view.SummaryAsync(file.Case, cancellationToken));
    }
}
