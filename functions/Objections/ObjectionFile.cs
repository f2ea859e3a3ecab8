using System.Text.Json;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>What the case's own row holds: the case, and which requests were already answered.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Requests">Fingerprints of bodies by idempotency key, both hashed.</param>
internal sealed record ObjectionFile(ObjectionCase Case, IReadOnlyDictionary<string, string> Requests)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonContract.Options);

    public static ObjectionFile Parse(string json) => JsonSerializer.Deserialize<ObjectionFile>(json, JsonContract.Options)
        ?? throw new InvalidDataException("A case's state is null.");

    /// <summary>The file after a request was answered.</summary>
    public ObjectionFile Answered(RequestKey? key) => key is null ? this
        : this with { Requests = new Dictionary<string, string>(Requests) { [key.Id] = key.Body } };
}
