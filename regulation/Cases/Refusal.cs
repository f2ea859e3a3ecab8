namespace CreditFunctions.Regulation.Cases;

/// <summary>Why an event cannot happen to a case.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Title">For people, Chinese.</param>
/// <param name="Detail">For people, English: what is wrong and the way out.</param>
/// <param name="Field">The field of the request that is at fault, where one is.</param>
public sealed record Refusal(string Code, string Title, string Detail, string? Field = null);
