using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// A checked number of a person or an organisation. Its <see cref="ToString"/> shows no part of the number, so that it
/// can stand in a message or a log by mistake without harm.
/// </summary>
public sealed record Identifier
{
    /// <summary>ISO 3166-1 alpha-3 of the country that issued it, for all but passports.</summary>
    public const string China = "CHN";

    /// <summary>The country of a passport when nobody said it (as ICAO 9303 writes "unspecified").</summary>
    public const string UnknownCountry = "XXX";

    internal Identifier(IdentifierKind kind, string country, string number)
    {
        Kind = kind;
        Country = country;
        Number = number;
    }

    public IdentifierKind Kind { get; }

    /// <summary>The issuing country, ISO 3166-1 alpha-3.</summary>
    public string Country { get; }

    /// <summary>The normalised number: capitals, no spaces, no renewal count. Personal data; never log it.</summary>
    public string Number { get; }

    /// <summary>True for the documents of natural persons.</summary>
    public bool IsPersonal => Kind >= IdentifierKind.CitizenId;

    /// <summary>For people who know the number: its first and last characters, such as <c>2203************1X</c>.</summary>
    public string Masked
    {
        get
        {
            var (head, tail) = Number.Length >= 15 ? (4, 2) : (1, 1);
            return string.Concat(Number.AsSpan(0, head), new string('*', Number.Length - head - tail), Number.AsSpan(Number.Length - tail));
        }
    }

    /// <summary>Reads a number of a kind, as people write it.</summary>
    /// <param name="kind">The kind it is said to be.</param>
    /// <param name="text">As it stands in the file: spaces, small letters and full-width characters are understood.</param>
    /// <param name="identifier">The identifier, when the answer is true.</param>
    /// <param name="error">Why not, when the answer is false.</param>
    /// <param name="country">The country that issued a passport, alpha-3, where it is known.</param>
    public static bool TryParse(
        IdentifierKind kind, string? text, [NotNullWhen(true)] out Identifier? identifier, out IdentifierError error, string? country = null)
    {
        identifier = null;
        var number = NumberText.Normalise(kind, text);
        error = number.Length == 0 ? IdentifierError.Empty
            : NumberText.IsPlaceholder(number) ? IdentifierError.Placeholder
            : Check(kind, number);
        if (error != IdentifierError.None)
        {
            return false;
        }

        identifier = new Identifier(kind, kind == IdentifierKind.Passport ? country ?? UnknownCountry : China, WithoutRenewals(kind, number));
        return true;
    }

    /// <summary>The kind and a mask; nothing of the number.</summary>
    public override string ToString() => $"{Kind} ******";

    private static IdentifierError Check(IdentifierKind kind, string number) => kind switch
    {
        IdentifierKind.UnifiedSocialCreditCode => OrganisationNumbers.CheckUnifiedCode(number),
        IdentifierKind.BusinessRegistration => OrganisationNumbers.CheckBusinessRegistration(number),
        IdentifierKind.OrganisationCode => OrganisationNumbers.CheckOrganisationCode(number),
        IdentifierKind.TaxRegistration => OrganisationNumbers.CheckTaxRegistration(number),
        IdentifierKind.PublicInstitutionCertificate => OrganisationNumbers.CheckPublicInstitutionCertificate(number),
        IdentifierKind.SocialOrganisationCertificate => OrganisationNumbers.CheckSocialOrganisationCertificate(number),
        IdentifierKind.CitizenId => CitizenIds.Check18(number),
        IdentifierKind.CitizenId15 => CitizenIds.Check15(number),
        IdentifierKind.Passport => TravelDocuments.CheckPassport(number),
        IdentifierKind.HongKongMacaoPermit => TravelDocuments.CheckHongKongMacao(number),
        IdentifierKind.TaiwanPermit => TravelDocuments.CheckTaiwan(number),
        IdentifierKind.ForeignPermanentResident => CitizenIds.CheckForeign18(number),
        IdentifierKind.ForeignPermanentResident15 => TravelDocuments.CheckForeignResident15(number),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of identifier."),
    };

    /// <summary>A permit's number for life; a renewed card must not make a second person.</summary>
    private static string WithoutRenewals(IdentifierKind kind, string number) => kind switch
    {
        IdentifierKind.HongKongMacaoPermit => number[..9],
        IdentifierKind.TaiwanPermit => number[..8],
        _ => number,
    };
}
