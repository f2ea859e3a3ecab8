using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Records;

/// <summary>Names the content of a record.</summary>
internal static class RecordContent
{
    /// <summary>A hash that is the same for the same normalised values, in whatever order they come.</summary>
    public static string Hash(IReadOnlyDictionary<string, string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (field, value) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            // Lengths in front, so that no two contents can run together to the same bytes.
            hash.AppendData(Encoding.UTF8.GetBytes($"{field.Length}:{field}{value.Length}:{value}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
