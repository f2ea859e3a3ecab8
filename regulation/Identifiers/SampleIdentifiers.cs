using System.Globalization;

namespace CreditFunctions.Regulation.Identifiers;

/// <summary>
/// Valid numbers for samples and tests, from a seed: the same seed gives the same numbers. They are made by the algorithm
/// alone; that one belongs to somebody is as likely as for any number dialled at random.
/// </summary>
public sealed class SampleIdentifiers(int seed)
{
    private const string Siping = "220300";

    private readonly Random _random = new(seed);

    /// <summary>A company's code by default (91: 工商, 企业); 92 is an individually-owned business, 11 a state organ.</summary>
    public string UnifiedCode(string category = "91", string region = Siping)
    {
        var organisation = OrganisationCode();
        var body = category + region + organisation;
        return body + UnifiedCodeCheck.Compute(body);
    }

    /// <summary>Nine characters without the hyphen.</summary>
    public string OrganisationCode()
    {
        var body = Digits(8);
        return body + OrganisationCodeCheck.Compute(body);
    }

    /// <summary>An adult of the region.</summary>
    public string CitizenId(string region = "220302")
    {
        var born = new DateOnly(1955, 1, 1).AddDays(_random.Next(50 * 365));
        var body = region + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Digits(3);
        return body + Mod11Dash2.Compute(body);
    }

    /// <summary>A 15-digit id of before 1999.</summary>
    public string CitizenId15(string region = "220302") =>
        region + new DateOnly(1940, 1, 1).AddDays(_random.Next(50 * 365)).ToString("yyMMdd", CultureInfo.InvariantCulture) + Digits(3);

    public string BusinessRegistration(string region = Siping)
    {
        var body = region + "0" + Digits(7);
        return body + Mod11Comma10.Compute(body);
    }

    /// <summary>Region and organisation code, 15 characters.</summary>
    public string TaxRegistration(string region = Siping) => region + OrganisationCode();

    public string Passport() => "E" + Digits(8);

    public string HongKongMacaoPermit() => (_random.Next(2) == 0 ? "H" : "M") + Digits(8);

    public string TaiwanPermit() => "0" + Digits(7);

    /// <summary>The form of 2023: 18 characters beginning with 9.</summary>
    public string ForeignPermanentResident()
    {
        var born = new DateOnly(1960, 1, 1).AddDays(_random.Next(40 * 365));
        var body = "922840" + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Digits(3);
        return body + Mod11Dash2.Compute(body);
    }

    public string PublicInstitutionCertificate() => "122" + Digits(9);

    private string Digits(int count) => string.Create(count, _random, static (digits, random) =>
    {
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + random.Next(i == 0 ? 1 : 0, 10));
        }
    });
}
