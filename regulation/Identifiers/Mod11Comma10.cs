namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// ISO 7064 MOD 11,10, the check digit of the business registration number (工商注册号). Any one wrong digit is found, and
/// most exchanges of neighbours, not all.
/// </summary>
public static class Mod11Comma10
{
    /// <summary>The check digit for digits.</summary>
    /// <exception cref="ArgumentException">Something else than digits.</exception>
    public static char Compute(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                throw new ArgumentException("Only digits stand before this check digit.", nameof(digits));
            }

            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }

    /// <summary>True when all are digits and the last fits.</summary>
    public static bool Verify(ReadOnlySpan<char> number) =>
        number.Length > 1 && !number.ContainsAnyExceptInRange('0', '9') && Compute(number[..^1]) == number[^1];
}
