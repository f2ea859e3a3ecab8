using System.Security.Cryptography;

namespace CreditFunctions.Reports;

/// <summary>
/// A report's verification code (核验码): 20 characters of Crockford's base 32, 100 random bits, in groups of five. Whoever holds the report
/// holds the code; nobody guesses one.
/// </summary>
internal static class ReportCode
{
    // Without I, L, O and U, which are misread.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20, Group = 5;

    /// <summary>A new code, such as <c>7K3QF-0TZ9M-XW2BD-8HRC4</c>.</summary>
    public static string Make() => Grouped(RandomNumberGenerator.GetString(Digits, Length));

    /// <summary>The code as it was issued, from what a person typed; null where it can't be one.</summary>
    public static string? Read(string text)
    {
        var code = new string([.. text.Where(character => character is not ('-' or ' ')).Select(Digit)]);
        return code.Length == Length && code.All(Digits.Contains) ? Grouped(code) : null;
    }

    private static char Digit(char typed) => char.ToUpperInvariant(typed) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var digit => digit,
    };

    private static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));
}
