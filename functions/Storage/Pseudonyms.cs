using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>Keyed hashes that stand for what may not be stored: id numbers, persons' names for themselves.</summary>
internal sealed class Pseudonyms(KeyRing keys)
{
    private readonly ConcurrentDictionary<(int Version, string Use), byte[]> _derived = new();

    /// <summary>The version of the keys under which persons have their pseudonyms now: those of another version tell nothing of who is who.</summary>
    public int KeyOfPersons => keys.Current;

    /// <summary>Stands for a person or system that calls.</summary>
    public string OfPerson(string sub) => "p" + Hash(keys.Current, "person", sub);

    /// <summary>Stands for an identifier of a subject, under one version of the keys.</summary>
    public string OfIdentifier(int keyVersion, string kind, string country, string number) =>
        Hash(keyVersion, "identifier", $"{kind}\n{country}\n{number}");

    /// <summary>An id that follows from its parts and tells nothing of them. Always under the first key, so that it never changes.</summary>
    public string Id(string use, params ReadOnlySpan<string> parts) => Hash(1, use, string.Join('\n', parts))[..24];

    private string Hash(int version, string use, string text)
    {
        var key = _derived.GetOrAdd((version, use), of => keys.Derive(of.Version, "pseudonym:" + of.Use));
        return Base32.Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
    }
}
