using CreditFunctions.Ledger.Index;

namespace CreditFunctions.AccessLogs;

/// <summary>The access log by the ledger's index. Cost: as <see cref="AccessLogIndex"/>; the first page takes in what was stored up to now.</summary>
internal sealed class IndexedAccessLog(AccessLogIndex index) : IAccessLog
{
    public async Task<EntriesPage> ReadAsync(string subjectId, string? continuation, int size, CancellationToken cancellationToken)
    {
        if (continuation is null) await index.CatchUpAsync(cancellationToken);
        var page = await index.ReadAsync(subjectId, continuation, size, cancellationToken);
        return new EntriesPage(page.Entries, page.Continuation);
    }
}
