using CreditFunctions.Ledger;

namespace CreditFunctions.Functions.Tests.Ledger;

/// <summary>A ledger in memory, which can fail as the storage does.</summary>
internal sealed class ListLedger : ILedger
{
    public List<LedgerEntry> Entries { get; } = [];

    public bool Fails { get; set; }

    public IDisposable Expect() => new MemoryStream();

    public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (Fails) throw LedgerProblems.Unavailable.AsException();
        Entries.Add(entry);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Entries.ToAsyncEnumerable();
}
