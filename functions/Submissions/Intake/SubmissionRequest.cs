namespace CreditFunctions.Submissions.Intake;

/// <summary>A batch about to be taken in, over HTTP or by message.</summary>
/// <param name="Provider">The sender's unit, verified.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Item">The item, where it stands beside the body.</param>
/// <param name="Batch">The batch id, where it stands beside the body.</param>
/// <param name="DryRun">Check only.</param>
internal sealed record SubmissionRequest(string Provider, BodyFormat Format, string? Item, string? Batch, bool DryRun);
