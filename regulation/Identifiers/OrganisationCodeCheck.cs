namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// The check character of the organisation code (组织机构代码, GB 11714): eight digits or capitals with fixed weights,
/// modulo 11. Wrong digits and exchanged neighbouring digits are found; two letters eleven apart are not told apart.
/// </summary>
public static class OrganisationCodeCheck
{
    private const int BodyLength = 8;

    private static ReadOnlySpan<byte> Weights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The check character for the first eight: 0 to 9, or X for 10.</summary>
    /// <exception cref="ArgumentException">Not eight digits or capitals.</exception>
    public static char Compute(ReadOnlySpan<char> body)
    {
        if (!IsBody(body))
        {
            throw new ArgumentException("An organisation code has eight digits or capitals before its check character.", nameof(body));
        }

        var sum = 0;
        for (var i = 0; i < BodyLength; i++)
        {
            sum += Weights[i] * (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10);
        }

        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    /// <summary>True when the nine characters are an organisation code without its hyphen.</summary>
    public static bool Verify(ReadOnlySpan<char> code) =>
        code.Length == BodyLength + 1 && IsBody(code[..BodyLength]) && Compute(code[..BodyLength]) == code[BodyLength];

    private static bool IsBody(ReadOnlySpan<char> body)
    {
        foreach (var character in body)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }

        return body.Length == BodyLength;
    }
}
