using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A shared access signature: <c>SharedAccessSignature sr=…&amp;sig=…&amp;se=…&amp;skn=…</c>.</summary>
internal static class SasToken
{
    private const string Scheme = "SharedAccessSignature ";

    /// <summary>Null where the token is signed with the key and still valid; otherwise why it is refused.</summary>
    /// <param name="token">The client's token.</param>
    /// <param name="key">The shared access key.</param>
    /// <param name="now">Real time: clients make tokens by their own clock.</param>
    public static string? Refuse(string token, string key, DateTimeOffset now)
    {
        if (!token.StartsWith(Scheme, StringComparison.Ordinal)) return "The token is no SharedAccessSignature.";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in token[Scheme.Length..].Split('&'))
        {
            if (part.Split('=', 2) is [var name, var value]) fields[name] = value;
        }

        if (!fields.TryGetValue("sr", out var resource) || !fields.TryGetValue("sig", out var signature)
            || !fields.TryGetValue("se", out var expiry) || !fields.ContainsKey("skn"))
        {
            return "The token lacks one of sr, sig, se, skn.";
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{expiry}"));
        var given = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(signature));
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Convert.ToBase64String(expected))))
        {
            return "The token's signature is not made with this endpoint's SharedAccessKey.";
        }

        return long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > now.ToUnixTimeSeconds()
            ? null
            : "The token has expired.";
    }
}
