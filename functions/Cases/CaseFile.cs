using System.Text.Json;
using CreditFunctions.Problems;

namespace CreditFunctions.Cases;

/// <summary>What the case's own row holds: the case, and which requests were already answered.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Requests">Fingerprints of bodies by idempotency key, both hashed.</param>
internal sealed record CaseFile<TCase>(TCase Case, IReadOnlyDictionary<string, string> Requests)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonContract.Options);

    /// <summary>The file after a request was answered.</summary>
    public CaseFile<TCase> Answered(RequestKey? key) => key is null ? this
        : this with { Requests = new Dictionary<string, string>(Requests) { [key.Id] = key.Body } };
}
