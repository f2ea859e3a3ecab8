using System.Text;
using CreditFunctions.Access;
using CreditFunctions.Ledger.Index;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>Proves to whom an entry is about that it stands in the sealed ledger.</summary>
internal sealed class ProofFunction(OwnSubject own, AccessLogIndex index, SealStore seals, SealedPlace places, ILedger ledger)
{
    private const string What = "ledger-proof";

    /// <summary>Line, leaf index, audit path and checkpoint of an entry. An unknown entry and another's have the same answer.</summary>
    /// <remarks>
    /// An auditor names the subject (<c>?subject=</c>), or nobody for an entry that is about nobody.
    /// Cost: 3 round trips to find the entry, 1 for each doubling of the number of seals, about 2 a level of the tree, a share of 1 to log.
    /// </remarks>
    [Function("LedgerProof"), AllowedTo(Role.Subject, Role.Auditor), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/ledger/proof/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = caller.Is(Role.Auditor) ? request.Query["subject"].ToString() is { Length: > 0 } named ? named : null
            : await own.FindAsync(caller, cancellationToken);
        var row = subjectId is null && !caller.Is(Role.Auditor) ? null : await FindAsync(subjectId, entry, cancellationToken);
        var newest = row is null ? null : await seals.NewestAsync(cancellationToken);
        var place = newest is null ? null
            : await places.FindAsync(DateTimeOffset.FromUnixTimeMilliseconds(EntryId.MillisecondOf(entry)!.Value), row!.Segment, row.Offset, newest, cancellationToken);
        var problem = row is null ? LedgerProblems.EntryUnknown : place is null ? LedgerProblems.NotSealedYet : null;
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = row is null ? null : subjectId,
            Reference = row?.Id,
            Outcome = problem?.Code ?? LedgerEntry.Answered,
        }, cancellationToken);
        if (problem is not null) return problem;

        var path = await new StoredTree(newest!.Size, newest.Edge, seals).InclusionAsync(place!.Value.Index, newest.Size, cancellationToken);
        return new OkObjectResult(new
        {
            entry = row!.Id,
            leafIndex = place.Value.Index,
            leaf = Encoding.UTF8.GetString(place.Value.Line),
            path = path.Select(hash => hash.ToString()),
            checkpoint = await CheckpointAnswer.OfAsync(newest, seals, cancellationToken),
        });
    }

    // Indexed already, or stored since the last time that somebody looked.
    private async Task<AccessLogRow?> FindAsync(string? subjectId, string entryId, CancellationToken cancellationToken)
    {
        if (EntryId.MillisecondOf(entryId) is null) return null;
        if (await index.FindAsync(subjectId, entryId, cancellationToken) is { } known) return known;
        await index.CatchUpAsync(cancellationToken);
        return await index.FindAsync(subjectId, entryId, cancellationToken);
    }
}
