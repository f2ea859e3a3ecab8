using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Regulation.Cases;

/// <summary>Names duties and notices by what they are about, so that working them out again gives the same id.</summary>
public static class DutyId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    /// <summary>An opaque id of 26 characters (130 bits of a SHA-256), good in keys and URLs.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="what">The kind of duty.</param>
    /// <param name="occasion">Which of several of that kind: a date, a number, a recipient.</param>
    public static string Of(string caseId, string what, params ReadOnlySpan<string> occasion)
    {
        var text = string.Join('\n', [caseId, what, .. occasion]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(Length, hash, static (id, bits) =>
        {
            for (var i = 0; i < id.Length; i++)
            {
                var first = i * 5;
                var pair = (bits[first / 8] << 8) | bits[(first / 8) + 1];
                id[i] = Digits[(pair >> (11 - (first % 8))) & 31];
            }
        });
    }
}
