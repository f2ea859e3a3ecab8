namespace CreditFunctions.Regulation.Objections;

/// <summary>That an objection repeats an earlier, decided one to the same record (重复异议).</summary>
/// <param name="FirstCaseId">The first of them.</param>
/// <param name="HasNewEvidence">True where it brought evidence that none of the earlier ones had: then no short answer will do.</param>
public sealed record Repetition(string FirstCaseId, bool HasNewEvidence);
