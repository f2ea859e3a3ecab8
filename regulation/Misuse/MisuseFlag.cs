namespace CreditFunctions.Regulation.Misuse;

/// <summary>Looks that a person should look at (疑似违规查询, art. 28).</summary>
/// <param name="Kind">In what way they are strange.</param>
/// <param name="Day">The day in China.</param>
/// <param name="Unit">The body.</param>
/// <param name="Person">A pseudonym of who looked; null: the unit as a whole.</param>
/// <param name="SubjectId">Who was looked up; null: several.</param>
/// <param name="Count">How many looks.</param>
/// <param name="Usual">How many would not have been strange.</param>
/// <param name="Evidence">Ids of log entries, the first in order of id where there are very many.</param>
public sealed record MisuseFlag(MisuseKind Kind, DateOnly Day, string Unit, string? Person, string? SubjectId, int Count, int Usual,
    IReadOnlyList<string> Evidence);

/// <summary>In what way looks are strange.</summary>
public enum MisuseKind
{
    /// <summary>查询量异常: far more than the unit's habit.</summary>
    Volume,
    /// <summary>无案查询: looks under matters of which nothing else speaks.</summary>
    WithoutCase,
    /// <summary>反复查询同一主体: one clerk, one subject, again and again under different matters.</summary>
    Repeated,
    /// <summary>多次被拒: tries beyond what one may.</summary>
    Refused,
}
