namespace CreditFunctions.Ledger;

/// <summary>The query log (信息查询日志, art. 15(3)): every query, also a refused one, is in it before it is answered.</summary>
internal interface IQueryLog
{
    /// <summary>Says that a query is being read and will append its entry soon: an append then waits a moment for it. Dispose it right before.</summary>
    IDisposable Expect();

    /// <summary>Appends an entry. Returns once it is stored; whoever asked may be answered only then.</summary>
    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>: it could not be stored, so nothing may be answered.</exception>
    Task AppendAsync(QueryLogEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries from one day to another (China time, both included), oldest first within each writer.</summary>
    IAsyncEnumerable<QueryLogEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
