using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Storage;

/// <summary>The form of every id that is a key of its own: at most 64 ASCII letters and digits.</summary>
/// <remarks>What a caller puts into an address, a header or a body may hold characters that no key can have: it names nothing.</remarks>
internal static class OpaqueId
{
    public const int Longest = 64;

    /// <summary>Whether a text can be an id at all.</summary>
    public static bool Is([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(char.IsAsciiLetterOrDigit);
}
