using Azure;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>A receipt as stored.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Version">For the next conditional write.</param>
internal sealed record StoredReceipt(SubmissionReceipt Receipt, ETag Version);
