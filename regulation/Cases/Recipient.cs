namespace CreditFunctions.Regulation.Cases;

/// <summary>Whose inbox a notice goes to: a unit's or a credit subject's. Exactly one of the two.</summary>
/// <param name="Unit">A unified social credit code.</param>
/// <param name="SubjectId">A subject's id.</param>
public sealed record Recipient(string? Unit, string? SubjectId)
{
    public static Recipient OfUnit(string unit) => new(unit, null);

    public static Recipient OfSubject(string subjectId) => new(null, subjectId);

    /// <summary>One string for it, such as <c>unit:11220300…</c>.</summary>
    public override string ToString() => Unit is null ? $"subject:{SubjectId}" : $"unit:{Unit}";
}
