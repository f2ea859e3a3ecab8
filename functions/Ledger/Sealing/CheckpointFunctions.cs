using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Ledger.Tree;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>What anyone may hold the ledger to: its newest signed checkpoint, and that it only ever grew. It tells of nobody.</summary>
internal sealed class CheckpointFunctions(SealStore seals)
{
    /// <summary>The newest checkpoint. Cost: 2 round trips.</summary>
    [Function("LedgerCheckpoint"), OpenToAnyone("art. 15, 28: it tells of nobody")]
    public async Task<IActionResult> CheckpointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/ledger/checkpoint")] HttpRequest request, CancellationToken cancellationToken) =>
        await seals.NewestAsync(cancellationToken) is { } seal
            ? new OkObjectResult(await CheckpointAnswer.OfAsync(seal, seals, cancellationToken))
            : LedgerProblems.NotSealedYet;

    /// <summary>Proves that the tree of one size begins with the tree of another: whoever kept a checkpoint sees that nothing before it changed.</summary>
    /// <remarks>Cost: 2 round trips, and about 2 a level of the tree.</remarks>
    [Function("LedgerConsistency"), OpenToAnyone("art. 15, 28: it tells of nobody")]
    public async Task<IActionResult> ConsistencyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/ledger/consistency")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await seals.NewestAsync(cancellationToken) is not { } newest) return LedgerProblems.NotSealedYet;
        if (!Read(request.Query["from"], out var from) || !Read(request.Query["to"], out var to) || from < 1 || from > to || to > newest.Size)
        {
            return LedgerProblems.SizesInvalid;
        }

        var path = await new StoredTree(newest.Size, newest.Edge, seals).ConsistencyAsync(from, to, cancellationToken);
        return new OkObjectResult(new { from, to, path = path.Select(hash => hash.ToString()) });
    }

    private static bool Read(string? text, out long size) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size);
}
