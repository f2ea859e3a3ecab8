using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Queries;

/// <summary>For what a public body queries (art. 10): without purpose and matter number there is no query.</summary>
internal sealed record PurposeAndMatter(QueryPurpose Purpose, string Matter)
{
    private const int LongestMatter = 100;

    /// <summary>Reads both, or says which is missing.</summary>
    public static (PurposeAndMatter? Read, Problem? Problem) Read(string? purpose, string? matter)
    {
        if (QueryPurposes.Parse(purpose) is not { } known) return (null, QueryProblems.PurposeMissing);
        var number = matter?.Trim();
        return string.IsNullOrEmpty(number) || number.Length > LongestMatter
            ? (null, QueryProblems.MatterMissing)
            : (new PurposeAndMatter(known, number), null);
    }

    /// <summary>The log entry of a query made for this.</summary>
    public LedgerEntry Entry(Caller caller, string what) =>
        LedgerEntry.Of(caller, what) with { Purpose = Purpose.Describe(), Matter = Matter };
}
