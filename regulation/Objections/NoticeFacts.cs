namespace CreditFunctions.Regulation.Objections;

/// <summary>What a notice about a case names, besides the case: dates and numbers, nothing personal.</summary>
public sealed record NoticeFacts
{
    /// <summary>The last day that counts for the receiver of the notice.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Working days left to it.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>The last day before a calendar moved it.</summary>
    public DateOnly? OldLastDay { get; init; }

    /// <summary>What the law counts, where the handler is held to another day.</summary>
    public DateOnly? StatutoryLastDay { get; init; }

    /// <summary>True where the deadline touches a year whose calendar is not out.</summary>
    public bool Provisional { get; init; }

    /// <summary>Why a deadline moved: the State Council notice.</summary>
    public string? Why { get; init; }

    /// <summary>How it was decided.</summary>
    public ObjectionOutcome? Outcome { get; init; }

    /// <summary>The first objection that this one repeats.</summary>
    public string? FirstCaseId { get; init; }
}
