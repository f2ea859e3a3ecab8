using CreditFunctions.Access;
using CreditFunctions.Grants;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;

namespace CreditFunctions.Queries;

/// <summary>Whether a body may query for what it says, by its unit's grants (art. 10, 28).</summary>
/// <remarks>Cost: as <see cref="UnitRights"/>; begin it beside the first read. A refusal costs a share of 1 round trip to log.</remarks>
internal sealed class QueryRights(UnitRights rights, ILedger ledger)
{
    /// <summary>What the caller sees for a purpose, or why it sees nothing.</summary>
    public async Task<GrantedQuery> OfAsync(Caller caller, PurposeAndMatter asked, CancellationToken cancellationToken)
    {
        if (caller.Unit is not { } unit) return new GrantedQuery(new HashSet<string>(), null, AccessProblems.UnitMissing);
        var granted = await rights.NowAsync(unit, cancellationToken);
        return granted.VisibleFor(asked.Purpose) is { } items
            ? new GrantedQuery(items, string.Join(' ', granted.GrantsFor(asked.Purpose)) is { Length: > 0 } grants ? grants : null, null)
            : new GrantedQuery(new HashSet<string>(), null, QueryProblems.PurposeNotGranted);
    }

    /// <summary>Logs a refused query, so that its subject sees it and it counts against the unit.</summary>
    public async Task<Problem> RefuseAsync(LedgerEntry entry, string? subjectId, Problem problem, CancellationToken cancellationToken)
    {
        await ledger.AppendAsync(entry with { SubjectId = subjectId, Outcome = problem.Code }, cancellationToken);
        return problem;
    }
}

/// <summary>What a query rests on.</summary>
/// <param name="Items">The catalogue items that it shows.</param>
/// <param name="Grants">The ids of the grants, by spaces; null where none is needed.</param>
/// <param name="Problem">Why it is refused, or null.</param>
internal sealed record GrantedQuery(IReadOnlySet<string> Items, string? Grants, Problem? Problem);
