using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Storage;

/// <summary>The form of every id that is a key of its own: at most 64 ASCII letters and digits.</summary>
/// <remarks>What a caller puts into an address, a header or a body may hold characters that no key can have: it names nothing.</remarks>
internal static class OpaqueId
{
    public const int Longest = 64;

    // Numbers of persons, bodies and bank cards have 19 at most.
    private const int ShortestMade = 24;

    /// <summary>Whether a text can be an id at all.</summary>
    public static bool Is([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// Whether a text that nobody has looked up yet may be written down as an id: every one that is made here is longer than any number that a person or
    /// a body has, and such a number, typed in an id's place, would stand in the ledger for good.
    /// </summary>
    public static bool IsMade([NotNullWhen(true)] string? text) => Is(text) && text.Length >= ShortestMade;
}
