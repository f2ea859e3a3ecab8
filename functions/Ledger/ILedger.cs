namespace CreditFunctions.Ledger;

/// <summary>The ledger (信息查询日志, art. 15(3)): every query, also a refused one, and every change is in it before it is answered.</summary>
internal interface ILedger
{
    /// <summary>Says that a query is being read and will append its entry soon: an append then waits a moment for it. Dispose it right before.</summary>
    IDisposable Expect();

    /// <summary>As <see cref="Expect()"/>; and what sealing an entry about that subject needs is fetched meanwhile, so that the append needs not wait for it.</summary>
    IDisposable Expect(string? subjectId) => Expect();

    /// <summary>Appends an entry. Returns once it is stored; whoever asked may be answered only then.</summary>
    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>: it could not be stored, so nothing may be answered.</exception>
    Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Appends several, such as one for each subject of a list; as <see cref="AppendAsync"/> of all of them, which share an append.</summary>
    Task AppendAllAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken) =>
        Task.WhenAll(entries.Select(entry => AppendAsync(entry, cancellationToken)));

    /// <summary>Entries from one day to another (China time, both included), oldest first within each writer.</summary>
    IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
