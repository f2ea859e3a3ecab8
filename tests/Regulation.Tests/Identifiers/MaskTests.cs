using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Tests.Identifiers;

[Trait("Article", "28")]
public class MaskTests
{
    [Fact]
    public void Text_of_an_identifier_shows_nothing_of_the_number()
    {
        Identifier.TryParse(IdentifierKind.CitizenId, "11010519491231002X", out var identifier, out _);
        var shown = $"{identifier}";
        Assert.Equal("CitizenId ******", shown);
        Assert.DoesNotContain(shown, char.IsDigit);
    }

    [Theory]
    [InlineData(IdentifierKind.CitizenId, "11010519491231002X", "1101************2X")]
    [InlineData(IdentifierKind.Passport, "E12345678", "E*******8")]
    [InlineData(IdentifierKind.SocialOrganisationCertificate, "第12号", "第**号")]
    public void Mask_shows_the_ends_only(IdentifierKind kind, string text, string masked)
    {
        Identifier.TryParse(kind, text, out var identifier, out _);
        Assert.Equal(masked, identifier!.Masked);
    }
}
