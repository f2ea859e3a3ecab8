namespace CreditFunctions.Regulation.Misuse;

/// <summary>One query as the log has it: what misuse is judged by (art. 28).</summary>
/// <param name="Entry">The log entry's id: the evidence.</param>
/// <param name="Day">The day in China.</param>
/// <param name="Unit">The body that looked.</param>
/// <param name="Person">A pseudonym of who looked.</param>
/// <param name="SubjectId">Whose information, or null.</param>
/// <param name="Matter">The matter number, or null.</param>
/// <param name="IsAnswered">False: refused.</param>
public sealed record Look(string Entry, DateOnly Day, string Unit, string Person, string? SubjectId, string? Matter, bool IsAnswered);
