using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Tests.Identifiers;

public class OrganisationNumberTests
{
    [Theory]
    // The worked example of GB 32100-2015.
    [InlineData("91350100M000100Y43")]
    // Codes of well-known companies, as they print them on every page.
    [InlineData("91110000802100433B")]
    [InlineData("9144030071526726XG")]
    [InlineData("914403001922038216")]
    [InlineData("91330100799655058B")]
    public void Unified_code_of_the_real_world_is_accepted(string code)
    {
        Assert.True(Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, code, out var identifier, out var error));
        Assert.Equal(IdentifierError.None, error);
        Assert.Equal(code, identifier!.Number);
        Assert.Equal(code[17], UnifiedCodeCheck.Compute(code.AsSpan(0, 17)));
        Assert.False(identifier.IsPersonal);
    }

    [Theory]
    [InlineData("91350100M000100Y44", IdentifierError.CheckCharacter)]
    [InlineData("91350100M000010Y43", IdentifierError.CheckCharacter)]
    [InlineData("91350100M000100Y4", IdentifierError.Form)]
    [InlineData("91350100M000100Y433", IdentifierError.Form)]
    [InlineData("91350100I000100Y43", IdentifierError.Form)]
    [InlineData("91350100O000100Y43", IdentifierError.Form)]
    [InlineData("91350100S000100Y43", IdentifierError.Form)]
    [InlineData("91350100V000100Y43", IdentifierError.Form)]
    [InlineData("91350100Z000100Y43", IdentifierError.Form)]
    [InlineData("公司", IdentifierError.Form)]
    [InlineData("", IdentifierError.Empty)]
    [InlineData(null, IdentifierError.Empty)]
    [InlineData("  ", IdentifierError.Empty)]
    [InlineData("00000000000000000X", IdentifierError.Placeholder)]
    [InlineData("00000000000000000x", IdentifierError.Placeholder)]
    [InlineData("000000000000000000", IdentifierError.Placeholder)]
    public void Unified_code_that_is_wrong_says_why(string? code, IdentifierError expected)
    {
        Assert.False(Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, code, out var identifier, out var error));
        Assert.Null(identifier);
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("D2143569-X", "D2143569X")]
    [InlineData("d2143569x", "D2143569X")]
    [InlineData("80210043-3", "802100433")]
    public void Organisation_code_is_read_with_and_without_its_hyphen(string text, string number)
    {
        Assert.True(Identifier.TryParse(IdentifierKind.OrganisationCode, text, out var identifier, out _));
        Assert.Equal(number, identifier!.Number);
    }

    [Theory]
    [InlineData("D2143569-1", IdentifierError.CheckCharacter)]
    [InlineData("D2143569-A", IdentifierError.Form)]
    [InlineData("D214356-X", IdentifierError.Form)]
    public void Organisation_code_that_is_wrong_says_why(string text, IdentifierError expected)
    {
        Assert.False(Identifier.TryParse(IdentifierKind.OrganisationCode, text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    // The example of GS 15-2006.
    [InlineData("110108000000016", IdentifierError.None)]
    [InlineData("110108000000017", IdentifierError.CheckCharacter)]
    [InlineData("11010800000001", IdentifierError.Form)]
    [InlineData("11010800000001X", IdentifierError.Form)]
    public void Business_registration_is_checked(string text, IdentifierError expected)
    {
        Assert.Equal(expected == IdentifierError.None, Identifier.TryParse(IdentifierKind.BusinessRegistration, text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("220300D2143569X", IdentifierError.None)]
    [InlineData("220300D21435691", IdentifierError.CheckCharacter)]
    [InlineData("91350100M000100Y43", IdentifierError.None)]
    [InlineData("11010519491231002X", IdentifierError.None)]
    [InlineData("11010519491231002X01", IdentifierError.None)]
    [InlineData("11010519491231002X0X", IdentifierError.Form)]
    [InlineData("11010549123100201", IdentifierError.None)]
    [InlineData("110105491231002012", IdentifierError.CheckCharacter)]
    [InlineData("2203", IdentifierError.Form)]
    public void Tax_registration_is_checked_by_its_length(string text, IdentifierError expected)
    {
        Identifier.TryParse(IdentifierKind.TaxRegistration, text, out _, out var error);
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData(IdentifierKind.PublicInstitutionCertificate, "122030000123", IdentifierError.None)]
    [InlineData(IdentifierKind.PublicInstitutionCertificate, "12203000012", IdentifierError.Form)]
    [InlineData(IdentifierKind.SocialOrganisationCertificate, "吉社证字第0123号", IdentifierError.None)]
    [InlineData(IdentifierKind.SocialOrganisationCertificate, "吉社证", IdentifierError.Form)]
    public void Certificates_have_a_form(IdentifierKind kind, string text, IdentifierError expected)
    {
        Identifier.TryParse(kind, text, out _, out var error);
        Assert.Equal(expected, error);
    }
}
