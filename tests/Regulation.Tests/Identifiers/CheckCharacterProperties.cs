using CreditFunctions.Regulation.Identifiers;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Identifiers;

/// <summary>What each algorithm promises to detect, no more: any substitution, any exchange of neighbours.</summary>
[Properties(MaxTest = 300)]
public class CheckCharacterProperties
{
    private const string Digits = "0123456789";

    [Property]
    public bool Unified_code_finds_every_substitution_and_exchange(int seed)
    {
        var code = new SampleIdentifiers(seed).UnifiedCode();
        return UnifiedCodeCheck.Verify(code)
            && Substitutions(code, UnifiedCodeCheck.Alphabet, code.Length).All(wrong => !UnifiedCodeCheck.Verify(wrong))
            && Exchanges(code).All(wrong => !UnifiedCodeCheck.Verify(wrong));
    }

    [Property]
    public bool Citizen_id_finds_every_substitution_and_exchange(int seed)
    {
        var id = new SampleIdentifiers(seed).CitizenId();
        return Mod11Dash2.Verify(id)
            && Substitutions(id, Digits, 17).All(wrong => !Mod11Dash2.Verify(wrong))
            && (Digits + "X").Where(check => check != id[17]).All(check => !Mod11Dash2.Verify(id[..17] + check))
            && Exchanges(id).All(wrong => !Mod11Dash2.Verify(wrong));
    }

    [Property]
    public bool Organisation_code_of_digits_finds_every_wrong_digit_and_exchange(int seed)
    {
        var code = new SampleIdentifiers(seed).OrganisationCode();
        return OrganisationCodeCheck.Verify(code)
            && Substitutions(code, Digits, 8).All(wrong => !OrganisationCodeCheck.Verify(wrong))
            && Exchanges(code[..8]).All(wrong => !OrganisationCodeCheck.Verify(wrong + code[8]));
    }

    [Property]
    public bool Business_registration_finds_every_wrong_digit(int seed)
    {
        var number = new SampleIdentifiers(seed).BusinessRegistration();
        return Mod11Comma10.Verify(number)
            && Substitutions(number, Digits, number.Length).All(wrong => !Mod11Comma10.Verify(wrong));
    }

    [Property]
    public bool Every_sample_reads_back_as_itself(int seed)
    {
        var samples = new SampleIdentifiers(seed);
        (IdentifierKind Kind, string Number)[] made =
        [
            (IdentifierKind.UnifiedSocialCreditCode, samples.UnifiedCode("92", "220302")),
            (IdentifierKind.BusinessRegistration, samples.BusinessRegistration()),
            (IdentifierKind.OrganisationCode, samples.OrganisationCode()),
            (IdentifierKind.TaxRegistration, samples.TaxRegistration()),
            (IdentifierKind.PublicInstitutionCertificate, samples.PublicInstitutionCertificate()),
            (IdentifierKind.CitizenId, samples.CitizenId("220322")),
            (IdentifierKind.CitizenId15, samples.CitizenId15()),
            (IdentifierKind.Passport, samples.Passport()),
            (IdentifierKind.HongKongMacaoPermit, samples.HongKongMacaoPermit()),
            (IdentifierKind.TaiwanPermit, samples.TaiwanPermit()),
            (IdentifierKind.ForeignPermanentResident, samples.ForeignPermanentResident()),
        ];
        return made.All(sample =>
            Identifier.TryParse(sample.Kind, sample.Number, out var identifier, out _) && identifier!.Number == sample.Number);
    }

    [Property]
    public bool Same_seed_gives_the_same_numbers(int seed)
    {
        var (one, other) = (new SampleIdentifiers(seed), new SampleIdentifiers(seed));
        return one.UnifiedCode() == other.UnifiedCode() && one.CitizenId() == other.CitizenId();
    }

    private static IEnumerable<string> Substitutions(string number, string alphabet, int positions) =>
        from position in Enumerable.Range(0, positions)
        from character in alphabet
        where character != number[position]
        select $"{number[..position]}{character}{number[(position + 1)..]}";

    private static IEnumerable<string> Exchanges(string number) =>
        from position in Enumerable.Range(0, number.Length - 1)
        where number[position] != number[position + 1]
        select $"{number[..position]}{number[position + 1]}{number[position]}{number[(position + 2)..]}";
}
