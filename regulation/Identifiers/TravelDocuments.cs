namespace CreditFunctions.Regulation.Identifiers;

/// <summary>The forms of passports and permits, which have no check character that is printed with the number.</summary>
internal static class TravelDocuments
{
    internal static IdentifierError CheckPassport(string number) =>
        number.Length is >= 5 and <= 9 && number.All(char.IsAsciiLetterOrDigit) && number.Any(char.IsAsciiDigit)
            ? IdentifierError.None
            : IdentifierError.Form;

    internal static IdentifierError CheckHongKongMacao(string number) =>
        number.Length is 9 or 11 && number[0] is 'H' or 'M' && IsDigits(number.AsSpan(1)) ? IdentifierError.None : IdentifierError.Form;

    internal static IdentifierError CheckTaiwan(string number) =>
        number.Length is 8 or 10 && IsDigits(number) ? IdentifierError.None : IdentifierError.Form;

    internal static IdentifierError CheckForeignResident15(string number) =>
        number.Length == 15 && !number.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z') && IsDigits(number.AsSpan(3))
            ? IdentifierError.None
            : IdentifierError.Form;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
