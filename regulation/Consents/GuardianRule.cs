using System.Globalization;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Consents;

/// <summary>Who can't consent by itself: a child under fourteen (个人信息保护法 art. 31). Of whom no date of birth is known, the evidence must tell.</summary>
public static class GuardianRule
{
    private const int Age = 14;

    /// <summary>True where only a guardian can consent, on that day in China.</summary>
    public static bool NeedsGuardian(Identifier person, DateOnly day) =>
        person.Kind is IdentifierKind.CitizenId or IdentifierKind.ForeignPermanentResident
        && DateOnly.TryParseExact(person.Number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
        && born.AddYears(Age) > day;
}
