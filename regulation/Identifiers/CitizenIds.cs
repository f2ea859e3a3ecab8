namespace CreditFunctions.Regulation.Identifiers;

/// <summary>The citizen id in its two lengths, and the foreign permanent resident's number that is built like it.</summary>
public static class CitizenIds
{
    /// <summary>The 18 characters that replaced a 15-digit id: the century is 19, and the check character is added.</summary>
    /// <exception cref="ArgumentException">Another kind of identifier.</exception>
    public static Identifier Upgrade(Identifier old)
    {
        if (old.Kind != IdentifierKind.CitizenId15)
        {
            throw new ArgumentException("Only a 15-digit citizen id has an 18-character successor.", nameof(old));
        }

        var body = string.Concat(old.Number.AsSpan(0, 6), "19", old.Number.AsSpan(6));
        return new Identifier(IdentifierKind.CitizenId, Identifier.China, body + Mod11Dash2.Compute(body));
    }

    internal static IdentifierError Check18(string number)
    {
        if (!HasForm18(number))
        {
            return IdentifierError.Form;
        }

        // The check character first: one mistyped digit in the birth date is a typing error, not an unreal birth date.
        return !Mod11Dash2.Verify(number) ? IdentifierError.CheckCharacter
            : !Provinces.Has(number) ? IdentifierError.Region
            : !BirthDates.IsReal(number.AsSpan(6, 8)) ? IdentifierError.BirthDate
            : IdentifierError.None;
    }

    internal static IdentifierError Check15(string number) =>
        number.Length != 15 || number.AsSpan().ContainsAnyExceptInRange('0', '9') ? IdentifierError.Form
        : !Provinces.Has(number) ? IdentifierError.Region
        : !BirthDates.IsReal(string.Concat("19", number.AsSpan(6, 6))) ? IdentifierError.BirthDate
        : IdentifierError.None;

    /// <summary>9, province (2), nationality (3), birth date (8), serial (3), check character.</summary>
    internal static IdentifierError CheckForeign18(string number) =>
        !HasForm18(number) || number[0] != '9' ? IdentifierError.Form
        : !Mod11Dash2.Verify(number) ? IdentifierError.CheckCharacter
        : !Provinces.Has(number.AsSpan(1)) ? IdentifierError.Region
        : !BirthDates.IsReal(number.AsSpan(6, 8)) ? IdentifierError.BirthDate
        : IdentifierError.None;

    private static bool HasForm18(string number) =>
        number.Length == 18 && !number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(number[17]) || number[17] == 'X');
}
