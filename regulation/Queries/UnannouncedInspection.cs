namespace CreditFunctions.Regulation.Queries;

/// <summary>What a body says when it asks that its looks at a subject are shown to that subject later (暂缓告知), for an inspection that is not announced.</summary>
/// <param name="Purpose">The purpose of art. 10.</param>
/// <param name="Law">The law that allows it, by name.</param>
/// <param name="Article">The article of that law.</param>
/// <param name="Reason">Why the subject may not know yet.</param>
/// <param name="HiddenUntil">When it will.</param>
public sealed record UnannouncedInspection(QueryPurpose Purpose, string Law, string Article, string Reason, DateTimeOffset HiddenUntil);

/// <summary>What is wrong with such a request.</summary>
public enum InspectionFault
{
    /// <summary>Its purpose is no inspection: only (1) and (5) of art. 10 can be.</summary>
    PurposeIsNoInspection,
    /// <summary>No law is named.</summary>
    LawMissing,
    /// <summary>No article is named.</summary>
    ArticleMissing,
    /// <summary>No reason that says anything is given.</summary>
    ReasonMissing,
    /// <summary>It would end before it began.</summary>
    EndsInThePast,
    /// <summary>It would hide for longer than anything may be hidden.</summary>
    EndsTooLate,
}

/// <summary>
/// Looks that are shown later (art. 24 with art. 10): what may be hidden, and for how long. A subject's right to know who looked yields for a
/// time that ends by itself; no review can make it longer.
/// </summary>
public static class UnannouncedInspections
{
    /// <summary>A reason has at least so many characters.</summary>
    public const int ShortestReason = 10;

    /// <summary>What is wrong with a request; nothing where it may be.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="longest">The longest that anything is hidden.</param>
    public static IReadOnlyList<InspectionFault> Check(UnannouncedInspection asked, DateTimeOffset now, TimeSpan longest)
    {
        var faults = new List<InspectionFault>();
        if (asked.Purpose is not (QueryPurpose.Administration or QueryPurpose.OtherByLaw)) faults.Add(InspectionFault.PurposeIsNoInspection);
        if (string.IsNullOrWhiteSpace(asked.Law)) faults.Add(InspectionFault.LawMissing);
        if (string.IsNullOrWhiteSpace(asked.Article)) faults.Add(InspectionFault.ArticleMissing);
        if (asked.Reason.Trim().Length < ShortestReason) faults.Add(InspectionFault.ReasonMissing);
        if (asked.HiddenUntil <= now) faults.Add(InspectionFault.EndsInThePast);
        if (asked.HiddenUntil - now > longest) faults.Add(InspectionFault.EndsTooLate);
        return faults;
    }

    /// <summary>Whether a look is still hidden from its subject. Whatever was written, it never is for longer than the longest period.</summary>
    /// <param name="at">When the look was.</param>
    /// <param name="hiddenUntil">Until when it was to be hidden; null for a look that is not.</param>
    /// <param name="revealed">Whether an auditor ended it.</param>
    /// <param name="now">Now.</param>
    /// <param name="longest">The longest that anything is hidden.</param>
    public static bool IsHidden(DateTimeOffset at, DateTimeOffset? hiddenUntil, bool revealed, DateTimeOffset now, TimeSpan longest) =>
        hiddenUntil is { } until && !revealed && now < until && now - at < longest;
}
