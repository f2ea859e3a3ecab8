using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Grounds;

/// <summary>What an incentive or a punishment rests on (依据事由, art. 17, 23): a standing record or an effective determination.</summary>
/// <param name="Id">The record's or the determination's id.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="SubjectId">Whom it is about.</param>
/// <param name="SubjectKind">The kind of that subject.</param>
/// <param name="Polarity">For or against its subject.</param>
/// <param name="Severity">How severe the behaviour is, for what speaks against its subject; null where it is unclassified.</param>
/// <param name="Unit">The body that supplied or determined it, by unified social credit code.</param>
/// <param name="Item">The catalogue item of a record; null for a determination.</param>
internal sealed record Ground(string Id, GroundKind Kind, string SubjectId, SubjectKind SubjectKind, Polarity Polarity, Severity? Severity,
    string Unit, string? Item)
{
    /// <summary>The day of its decision, China, from which the way to repair it counts; null where it is not told.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The last day on which it holds, China; null where it has no end of its own.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>What a ground is.</summary>
internal enum GroundKind
{
    /// <summary>信用信息: a record.</summary>
    Record,
    /// <summary>失信行为认定: a determination (art. 22, 23).</summary>
    Determination,
}
