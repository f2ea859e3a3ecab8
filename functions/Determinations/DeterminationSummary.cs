using CreditFunctions.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Determinations;

/// <summary>A determination at a glance. Times are China's.</summary>
/// <param name="DeterminationId">Opaque.</param>
/// <param name="SubjectId">About whom.</param>
/// <param name="State">Where it stands; what its last day ended is ended.</param>
/// <param name="Unit">The unit that determines.</param>
/// <param name="Category"><c>1</c> to <c>5</c> of art. 22, or <c>lesser</c>.</param>
/// <param name="CategoryText">In the regulation's words.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Basis">The law and article.</param>
/// <param name="Months">How long it is listed.</param>
/// <param name="Measures">What the unit applies.</param>
/// <param name="RecordIds">Records that it rests on.</param>
/// <param name="ProposedAt">When it was proposed.</param>
internal sealed record DeterminationSummary(string DeterminationId, string SubjectId, DeterminationStage State, string Unit, string Category,
    string CategoryText, Severity Severity, LegalBasis Basis, int Months, IReadOnlyList<ShownMeasure> Measures, IReadOnlyList<string> RecordIds,
    DateTimeOffset ProposedAt)
{
    /// <summary>What the unit is held to now: to serve, or to decide.</summary>
    public ShownDeadline? Deadline { get; init; }

    /// <summary>Working days left to it; 0 on the last day and after it.</summary>
    public int? DaysLeft { get; init; }

    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>The last day of the public notice.</summary>
    public DateOnly? PublicNoticeUntil { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    public ServiceWay? ServedBy { get; init; }

    /// <summary>Within which the subject states its case.</summary>
    public ShownDeadline? StatementWindow { get; init; }

    /// <summary>How many statements came before the decision.</summary>
    public int Statements { get; init; }

    public DeterminationOutcome? Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The last day of the listing.</summary>
    public DateOnly? Until { get; init; }

    public DeterminationEnd? EndCause { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReference { get; init; }

    /// <summary>Kinds of failure of notices that are being tried again.</summary>
    public IReadOnlyList<string>? DeliveryFailed { get; init; }

    /// <summary>The case's history, oldest first; only where one case is read.</summary>
    public IReadOnlyList<ShownDeterminationEvent>? Events { get; init; }
}

/// <summary>A measure as it is answered.</summary>
internal sealed record ShownMeasure(string Code, string Name, LegalBasis Basis, int Months);
