using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>An inspection that its subject learns of later (暂缓告知的检查), as it was registered and reviewed.</summary>
internal sealed record Inspection
{
    /// <summary>Follows from unit, subject, purpose and matter: the same matter is not hidden a second time.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it is about.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The body that inspects, by unified social credit code.</summary>
    public required string Unit { get; init; }

    /// <summary>A pseudonym of the person that registered it: nobody reviews an inspection of its own.</summary>
    public required string RegisteredBy { get; init; }

    /// <summary>When it was registered, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The matter's number.</summary>
    public required string Matter { get; init; }

    /// <summary>Purpose, basis, reason and end.</summary>
    public required UnannouncedInspection Terms { get; init; }

    /// <summary>The last review, or null.</summary>
    public InspectionReview? Review { get; init; }

    /// <summary>Law and article, as the ledger and the subject read them.</summary>
    public string Basis => $"{Terms.Law}{Terms.Article}";

    /// <summary>Whether an auditor ended it.</summary>
    public bool IsRevealed => Review?.Decision == ReviewDecision.Reveal;

    /// <summary>Whether a look made now would be hidden.</summary>
    public bool IsRunning(DateTimeOffset now) => !IsRevealed && now < Terms.HiddenUntil;

    /// <summary>Hides an entry about its subject until it ends.</summary>
    public LedgerEntry Hide(LedgerEntry entry) => entry with { SubjectId = SubjectId, HiddenUntil = Terms.HiddenUntil, Inspection = Id, Basis = Basis };

    /// <summary>Without the reason, in which people write names.</summary>
    public override string ToString() => Id;
}

/// <summary>What an auditor decided on an inspection.</summary>
/// <param name="Decision">Whether it goes on.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">A pseudonym of the auditor.</param>
/// <param name="At">When, UTC.</param>
internal sealed record InspectionReview(ReviewDecision Decision, string Reason, string By, DateTimeOffset At);

/// <summary>An auditor's decision.</summary>
internal enum ReviewDecision
{
    /// <summary>Its looks are shown at once.</summary>
    Reveal,
    /// <summary>They stay hidden until its end.</summary>
    Keep,
}
