namespace CreditFunctions.Cases;

/// <summary>Something that happened to a case. Never changed, never removed.</summary>
/// <param name="Number">From 1, in the order in which events were stored: the first stored wins a race.</param>
/// <param name="At">When it was stored, UTC.</param>
/// <param name="Kind">The event's kind, such as <c>received</c>.</param>
/// <param name="By">Who: a unit's code, a person's pseudonym, or <c>system</c>.</param>
/// <param name="Content">The event as JSON.</param>
internal sealed record CaseEvent(int Number, DateTimeOffset At, string Kind, string By, string Content);

/// <summary>An event about to be stored.</summary>
internal sealed record NewCaseEvent(string Kind, string By, string Content);
