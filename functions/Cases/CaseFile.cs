using System.Text.Json;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;

namespace CreditFunctions.Cases;

/// <summary>What the case's own row holds: the case, and which requests were already answered.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Requests">Fingerprints of bodies by idempotency key, both hashed, in the order in which they were answered: the newest <see cref="MostRequests"/>.</param>
internal sealed record CaseFile<TCase>(TCase Case, IReadOnlyDictionary<string, string> Requests)
{
    /// <summary>So many requests are known again: the row has an end, and who lost an answer asks again soon.</summary>
    internal const int MostRequests = 100;

    /// <summary>
    /// What must stand in the ledger and does not yet, as far as is known. Stored with the change itself: neither a ledger that is down nor a crash
    /// forgets it, whatever the caller does.
    /// </summary>
    public IReadOnlyList<LedgerEntry> Unlogged { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, JsonContract.Options);

    /// <summary>The file after a request was answered.</summary>
    // A dictionary that nothing was taken from keeps the order in which it was filled, and JSON keeps it too.
    public CaseFile<TCase> Answered(RequestKey? key) => key is null ? this
        : this with { Requests = new Dictionary<string, string>(Requests.TakeLast(MostRequests - 1)) { [key.Id] = key.Body } };
}
