using CreditFunctions.Ledger;

namespace CreditFunctions.AccessLogs;

/// <summary>What the ledger says of one subject, the newest first.</summary>
internal interface IAccessLog
{
    /// <summary>A page of it; the first is complete up to now.</summary>
    /// <param name="subjectId">The subject.</param>
    /// <param name="continuation">Of the page before, or null.</param>
    /// <param name="size">The most entries.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<EntriesPage> ReadAsync(string subjectId, string? continuation, int size, CancellationToken cancellationToken);
}

/// <summary>A page of entries.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Continuation">Asks for the next page; null where this is the last.</param>
internal sealed record EntriesPage(IReadOnlyList<LedgerEntry> Entries, string? Continuation);
