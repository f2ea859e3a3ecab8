namespace CreditFunctions.Regulation.Identifiers;

/// <summary>The checks of organisations' numbers. All take normalised text.</summary>
internal static class OrganisationNumbers
{
    internal static IdentifierError CheckUnifiedCode(string number) =>
        number.Length != 18 || !UnifiedCodeCheck.HasOnlyItsCharacters(number) ? IdentifierError.Form
        : !UnifiedCodeCheck.Verify(number) ? IdentifierError.CheckCharacter
        : IdentifierError.None;

    internal static IdentifierError CheckBusinessRegistration(string number) =>
        number.Length != 15 || number.AsSpan().ContainsAnyExceptInRange('0', '9') ? IdentifierError.Form
        : !Mod11Comma10.Verify(number) ? IdentifierError.CheckCharacter
        : IdentifierError.None;

    internal static IdentifierError CheckOrganisationCode(string number) =>
        number.Length != 9 || !number.All(IsDigitOrCapital) || !(char.IsAsciiDigit(number[8]) || number[8] == 'X') ? IdentifierError.Form
        : !OrganisationCodeCheck.Verify(number) ? IdentifierError.CheckCharacter
        : IdentifierError.None;

    /// <summary>
    /// 15: six digits of the tax office's region and an organisation code. 18: the unified code, or a trader's citizen id.
    /// 20: a citizen id and two digits. (17: an old citizen id and two digits.)
    /// </summary>
    internal static IdentifierError CheckTaxRegistration(string number) => number.Length switch
    {
        15 when number.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9') => IdentifierError.Form,
        15 => CheckOrganisationCode(number[6..]),
        17 when number.AsSpan().ContainsAnyExceptInRange('0', '9') => IdentifierError.Form,
        17 => CitizenIds.Check15(number[..15]),
        18 when CitizenIds.Check18(number) == IdentifierError.None => IdentifierError.None,
        18 => CheckUnifiedCode(number),
        20 when number.AsSpan(18).ContainsAnyExceptInRange('0', '9') => IdentifierError.Form,
        20 => CitizenIds.Check18(number[..18]),
        _ => IdentifierError.Form,
    };

    internal static IdentifierError CheckPublicInstitutionCertificate(string number) =>
        number.Length == 12 && !number.AsSpan().ContainsAnyExceptInRange('0', '9') ? IdentifierError.None : IdentifierError.Form;

    /// <summary>Certificates of social organisations have words in them; only something readable is asked for.</summary>
    internal static IdentifierError CheckSocialOrganisationCertificate(string number) =>
        number.Length is >= 4 and <= 50 && number.Any(char.IsAsciiDigit) && !number.Any(char.IsControl)
            ? IdentifierError.None
            : IdentifierError.Form;

    private static bool IsDigitOrCapital(char character) => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character);
}
