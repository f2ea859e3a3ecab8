using System.Buffers;

namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// The check character of the unified social credit code (GB 32100-2015): weights 3^(i-1) mod 31 over an alphabet of 31.
/// 31 is prime and 3 its primitive root, so any one wrong character and any exchange of two are found.
/// </summary>
public static class UnifiedCodeCheck
{
    /// <summary>The 31 characters in the order of their values; I, O, S, V and Z are not used.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int BodyLength = 17;

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>The check character for the first 17.</summary>
    /// <exception cref="ArgumentException">Not 17 characters of <see cref="Alphabet"/>.</exception>
    public static char Compute(ReadOnlySpan<char> body)
    {
        if (body.Length != BodyLength)
        {
            throw new ArgumentException($"A unified social credit code has {BodyLength} characters before its check character.", nameof(body));
        }

        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new ArgumentException("A unified social credit code has digits and capitals without I, O, S, V and Z.", nameof(body));
            }

            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>True when the 18 characters are of the alphabet and the last fits.</summary>
    public static bool Verify(ReadOnlySpan<char> code) =>
        code.Length == BodyLength + 1 && HasOnlyItsCharacters(code) && Compute(code[..BodyLength]) == code[BodyLength];

    internal static bool HasOnlyItsCharacters(ReadOnlySpan<char> code) => !code.ContainsAnyExcept(Characters);
}
