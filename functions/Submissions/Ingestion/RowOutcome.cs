using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Receipts;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>What became of a row.</summary>
internal enum RowResult
{
    Accepted,
    Unchanged,
    Corrected,
    Moved,
    Withdrawn,
    Held,
    Refused,
}

/// <summary>What became of a row, and what was found about it.</summary>
internal sealed record RowOutcome(RowResult Result, IReadOnlyList<Finding> Findings)
{
    public RowOutcome(RowResult result) : this(result, [])
    {
    }

    /// <summary>The versions that it left, in this run or in one that broke off.</summary>
    public IReadOnlyList<RecordVersion> Written { get; init; } = [];
}

/// <summary>Adds outcomes up.</summary>
internal static class Tallies
{
    public static Tally With(this Tally tally, RowResult result) => result switch
    {
        RowResult.Accepted => tally with { Accepted = tally.Accepted + 1 },
        RowResult.Unchanged => tally with { Unchanged = tally.Unchanged + 1 },
        RowResult.Corrected => tally with { Corrected = tally.Corrected + 1 },
        RowResult.Moved => tally with { Moved = tally.Moved + 1 },
        RowResult.Withdrawn => tally with { Withdrawn = tally.Withdrawn + 1 },
        RowResult.Held => tally with { Held = tally.Held + 1 },
        _ => tally with { Refused = tally.Refused + 1 },
    };
}
