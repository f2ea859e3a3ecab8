namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// ISO 7064 MOD 11-2, the check character of the citizen id (GB 11643-1999): 0 to 9, or X for 10. Any one wrong character
/// and any exchange of two neighbours are found.
/// </summary>
public static class Mod11Dash2
{
    /// <summary>The check character for digits.</summary>
    /// <exception cref="ArgumentException">Something else than digits.</exception>
    public static char Compute(ReadOnlySpan<char> digits)
    {
        var product = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                throw new ArgumentException("Only digits stand before this check character.", nameof(digits));
            }

            product = (product + digit - '0') * 2 % 11;
        }

        var check = (12 - product) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    /// <summary>True when the last character fits the digits before it.</summary>
    public static bool Verify(ReadOnlySpan<char> number) =>
        number.Length > 1 && !number[..^1].ContainsAnyExceptInRange('0', '9') && Compute(number[..^1]) == number[^1];
}
