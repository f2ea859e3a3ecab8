using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>A determination of dishonesty (失信行为认定, art. 22, 23) as it stands. What people wrote is kept in its history, encrypted.</summary>
public sealed record Determination : CaseState<DeterminationDuty>
{
    public required DeterminationTerms Terms { get; init; }

    /// <summary>The unit that the cited law empowers, by unified social credit code.</summary>
    public required string Unit { get; init; }

    /// <summary>Who proposed it: another person decides.</summary>
    public required string Proposer { get; init; }

    public required DeterminationStage Stage { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>What the unit is held to now: to serve the notice, or to decide. Null while it waits for the subject or for time.</summary>
    public CaseDeadline? Deadline { get; init; }

    /// <summary>When that passed.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>公告: its last day, China; null where there is none.</summary>
    public DateOnly? PublicNoticeUntil { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    public ServiceWay? ServedBy { get; init; }

    /// <summary>Within which the subject may state its case before anything is decided.</summary>
    public CaseDeadline? Window { get; init; }

    /// <summary>How many statements came before the decision: it answers all of them.</summary>
    public int Statements { get; init; }

    public DeterminationOutcome? Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The last day of the listing, China.</summary>
    public DateOnly? Until { get; init; }

    public DeterminationEnd? End { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The case or receipt that ended it, where one did.</summary>
    public string? EndReference { get; init; }

    /// <summary>Records that it rests on and that were repaired: when all are, it ends.</summary>
    public IReadOnlyList<string> RepairedRecords { get; init; } = [];

    /// <summary>The id of the notice whose receipt is the service.</summary>
    public string NoticeId => DutyId.Of(CaseId, nameof(DeterminationNoticeKind.Proposed));

    /// <summary>True until it is decided, withdrawn or ended.</summary>
    public bool IsUndecided => Stage is DeterminationStage.Serving or DeterminationStage.PublicNotice or DeterminationStage.Statement or DeterminationStage.Deciding;

    /// <summary>True where something is still to come: until it is decided against, withdrawn or over.</summary>
    public bool IsOpen => IsUndecided || Stage == DeterminationStage.Listed;

    /// <summary>True where it is listed on that day, whatever an orchestration did yet.</summary>
    /// <param name="day">The day in China.</param>
    public bool IsListedOn(DateOnly day) => Stage == DeterminationStage.Listed && day <= Until;

    /// <summary>True where it would stand on the severe list (严重失信主体名单) once listed: art. 22, an organisation, and never a natural person.</summary>
    public bool CanBeOnSevereList => Terms is { SubjectKind: SubjectKind.Organisation, PublicCode: not null, Category: not DishonestyCategory.Lesser };

    /// <summary>True where it is on the severe list on that day.</summary>
    public bool IsOnSevereListOn(DateOnly day) => CanBeOnSevereList && IsListedOn(day);

    /// <summary>The stage that readers see: what its last day ended is over, though nobody has noted it yet.</summary>
    public DeterminationStage StageAt(DateTimeOffset now) =>
        Stage == DeterminationStage.Listed && !IsListedOn(ChinaTime.DateOf(now)) ? DeterminationStage.Ended : Stage;
}
