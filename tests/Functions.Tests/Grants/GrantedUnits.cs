using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grants;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Queries;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>The grants' room on a real Azurite, and units for it.</summary>
internal static class GrantedUnits
{
    private static readonly SampleIdentifiers s_codes = new(Random.Shared.Next());
    private static readonly Lock s_gate = new();

    /// <summary>A public body of the city that nobody else has; or of a county.</summary>
    public static string New(string area = AuthorityArea.City)
    {
        lock (s_gate) return s_codes.UnifiedCode("11", area);
    }

    public static GrantTerms Terms(string unit, DateOnly? from = null, DateOnly? until = null) => new(unit, ["penalty"], [],
        [new(QueryPurpose.Administration, ["penalty"])], from ?? new(2026, 9, 1), until ?? new(2027, 8, 31), new("《四平市社会信用条例》", "第八条"));

    public static Caller Person(string name, string? area = null) => new(new HashSet<Role> { Role.Authority }, null, name, null) { Area = area };

    public static GrantStore Store(StoredApp stored) => new(stored.Account, new GrantRow(stored.Cipher), stored.Clock);

    public static GrantActs Acts(StoredApp stored, ILedger? ledger = null) => new(Store(stored), ledger ?? new KeptLog(), stored.Pseudonyms, stored.Clock);

    public static UnitRights Rights(StoredApp stored, string ungranted = GrantOptions.Deny) =>
        new(Store(stored), Options.Create(new GrantOptions { UngrantedUnits = ungranted }), stored.Clock);

    /// <summary>A grant in force.</summary>
    public static async Task<string> GrantAsync(StoredApp stored, GrantTerms terms)
    {
        var acts = Acts(stored);
        var proposed = await acts.ProposeAsync(Person("one"), terms, null, default);
        return (await acts.ApproveAsync(Person("two"), proposed.Newest.GrantId, default)).Newest.GrantId;
    }
}

/// <summary>A query log in memory, that fails on demand.</summary>
internal sealed class KeptLog : ILedger
{
    public List<LedgerEntry> Entries { get; } = [];

    public bool Fails { get; set; }

    public IDisposable Expect() => throw new NotSupportedException();

    public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (Fails) throw LedgerProblems.Unavailable.AsException();
        lock (Entries) Entries.Add(entry);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => throw new NotSupportedException();
}
