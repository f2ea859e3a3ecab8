using Azure;
using CreditFunctions.Regulation.Misuse;

namespace CreditFunctions.Misuse;

/// <summary>A flag on file, and what an auditor found. Never deleted.</summary>
/// <param name="Id">Follows from kind, day, unit, person and subject: the same day judged twice gives the same flags.</param>
/// <param name="Flag">What was flagged, as it was first.</param>
/// <param name="FlaggedAt">When, UTC.</param>
internal sealed record StoredFlag(string Id, MisuseFlag Flag, DateTimeOffset FlaggedAt)
{
    /// <summary>Whether the ledger has it: a run that was cut off between the two is made good by the next.</summary>
    public bool IsLogged { get; init; }

    /// <summary>What the auditor found, or null: nobody has looked at it yet.</summary>
    public string? Finding { get; init; }

    /// <summary>A pseudonym of the auditor.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>The row as it was read.</summary>
    public ETag Version { get; init; }
}
