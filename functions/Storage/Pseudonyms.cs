using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>Keyed hashes that stand for what may not be stored: id numbers, persons' names for themselves.</summary>
internal sealed class Pseudonyms(KeyRing keys)
{
    private const int Ids = 0;
    private readonly ConcurrentDictionary<(int Version, string Use), byte[]> _derived = new();

    /// <summary>The version of the keys for new data: an act that two people sign is not begun under one and ended under another.</summary>
    public int KeyOfPersons => keys.Current;

    /// <summary>Stands for a person or system that calls. The same through all rotations: it is compared with what was stored.</summary>
    public string OfPerson(string sub) => "p" + Hash(Ids, "person", sub);

    /// <summary>Stands for an identifier of a subject, under one version of the keys.</summary>
    public string OfIdentifier(int keyVersion, string kind, string country, string number) =>
        Hash(keyVersion, "identifier", $"{kind}\n{country}\n{number}");

    /// <summary>An id that follows from its parts and tells nothing of them. Under a key that no rotation changes.</summary>
    public string Id(string use, params ReadOnlySpan<string> parts) => Hash(Ids, use, string.Join('\n', parts))[..24];

    private string Hash(int version, string use, string text)
    {
        var key = _derived.GetOrAdd((version, use), of => of.Version == Ids ? keys.DeriveForIds("pseudonym:" + of.Use) : keys.Derive(of.Version, "pseudonym:" + of.Use));
        return Base32.Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
    }
}
