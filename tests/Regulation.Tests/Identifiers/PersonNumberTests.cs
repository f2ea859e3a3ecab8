using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Tests.Identifiers;

public class PersonNumberTests
{
    [Theory]
    // The two examples of GB 11643-1999.
    [InlineData("11010519491231002X", IdentifierError.None)]
    [InlineData("440524188001010014", IdentifierError.None)]
    [InlineData("11010519491231002x", IdentifierError.None)]
    [InlineData(" 110105 19491231 002X ", IdentifierError.None)]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", IdentifierError.None)]
    // A leap day that was.
    [InlineData("220302200002290010", IdentifierError.None)]
    // Residents of Hong Kong, Macao and Taiwan with a 居住证.
    [InlineData("810000199408230021", IdentifierError.None)]
    [InlineData("830000199201300022", IdentifierError.None)]
    [InlineData("110105194912310021", IdentifierError.CheckCharacter)]
    [InlineData("11010519491231020X", IdentifierError.CheckCharacter)]
    [InlineData("1101051949123100X2", IdentifierError.Form)]
    [InlineData("110105491231002", IdentifierError.Form)]
    [InlineData("00000000000000000X", IdentifierError.Placeholder)]
    public void Citizen_id_is_checked(string text, IdentifierError expected)
    {
        Assert.Equal(expected == IdentifierError.None, Identifier.TryParse(IdentifierKind.CitizenId, text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("22030219900230001", IdentifierError.BirthDate)]
    [InlineData("22030219901301001", IdentifierError.BirthDate)]
    [InlineData("22030217990101001", IdentifierError.BirthDate)]
    [InlineData("22030219010229001", IdentifierError.BirthDate)]
    [InlineData("99030219900101001", IdentifierError.Region)]
    [InlineData("16030219900101001", IdentifierError.Region)]
    public void Citizen_id_with_a_fitting_check_character_still_needs_a_real_birth_date_and_region(string body, IdentifierError expected)
    {
        Assert.False(Identifier.TryParse(IdentifierKind.CitizenId, body + Mod11Dash2.Compute(body), out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("220302490101001", IdentifierError.None)]
    [InlineData("220302490231001", IdentifierError.BirthDate)]
    [InlineData("990302490101001", IdentifierError.Region)]
    [InlineData("22030249010100X", IdentifierError.Form)]
    public void Old_citizen_id_is_checked_without_a_check_character(string text, IdentifierError expected)
    {
        Identifier.TryParse(IdentifierKind.CitizenId15, text, out _, out var error);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Old_citizen_id_has_one_successor()
    {
        Assert.True(Identifier.TryParse(IdentifierKind.CitizenId15, "110105491231002", out var old, out _));
        Assert.Equal("11010519491231002X", CitizenIds.Upgrade(old!).Number);
        Assert.Throws<ArgumentException>(() => CitizenIds.Upgrade(CitizenIds.Upgrade(old!)));
    }

    [Theory]
    [InlineData(IdentifierKind.Passport, "E12345678", "E12345678")]
    [InlineData(IdentifierKind.Passport, "ab123456", "AB123456")]
    [InlineData(IdentifierKind.Passport, "1234", null)]
    [InlineData(IdentifierKind.Passport, "ABCDEFGH", null)]
    [InlineData(IdentifierKind.Passport, "E1234-678", null)]
    [InlineData(IdentifierKind.HongKongMacaoPermit, "H12345678", "H12345678")]
    [InlineData(IdentifierKind.HongKongMacaoPermit, "m1234567801", "M12345678")]
    [InlineData(IdentifierKind.HongKongMacaoPermit, "A12345678", null)]
    [InlineData(IdentifierKind.HongKongMacaoPermit, "H1234567", null)]
    [InlineData(IdentifierKind.TaiwanPermit, "01234567", "01234567")]
    [InlineData(IdentifierKind.TaiwanPermit, "0123456702", "01234567")]
    [InlineData(IdentifierKind.TaiwanPermit, "0123456", null)]
    [InlineData(IdentifierKind.ForeignPermanentResident15, "CAN110178092001", "CAN110178092001")]
    [InlineData(IdentifierKind.ForeignPermanentResident15, "CA1110178092001", null)]
    public void Travel_documents_have_a_form_and_renewals_are_the_same_person(IdentifierKind kind, string text, string? number)
    {
        Assert.Equal(number is not null, Identifier.TryParse(kind, text, out var identifier, out _));
        Assert.Equal(number, identifier?.Number);
    }

    [Theory]
    [InlineData("92284019780920001", IdentifierError.None)]
    [InlineData("92284019780231001", IdentifierError.BirthDate)]
    [InlineData("99984019780920001", IdentifierError.Region)]
    [InlineData("22284019780920001", IdentifierError.Form)]
    public void Foreign_permanent_resident_number_begins_with_nine(string body, IdentifierError expected)
    {
        Identifier.TryParse(IdentifierKind.ForeignPermanentResident, body + Mod11Dash2.Compute(body), out _, out var error);
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("身份证", "11010519491231002X", IdentifierKind.CitizenId)]
    [InlineData("身份证", "110105491231002", IdentifierKind.CitizenId15)]
    [InlineData("护照号", "E12345678", IdentifierKind.Passport)]
    [InlineData("港澳居民来往内地通行证", "H12345678", IdentifierKind.HongKongMacaoPermit)]
    [InlineData("台湾居民来往大陆通行证", "01234567", IdentifierKind.TaiwanPermit)]
    [InlineData("外国人永久居留身份证", "CAN110178092001", IdentifierKind.ForeignPermanentResident15)]
    [InlineData("外国人永久居留身份证", "922840197809200016", IdentifierKind.ForeignPermanentResident)]
    public void Document_name_and_length_tell_the_kind(string document, string text, IdentifierKind kind) =>
        Assert.Equal(kind, PersonDocuments.KindOf(document, text));

    [Theory]
    [InlineData("驾驶证")]
    [InlineData("")]
    [InlineData(null)]
    public void Unknown_document_is_not_parsed(string? document)
    {
        Assert.False(PersonDocuments.TryParse(document, "11010519491231002X", out var identifier, out var error));
        Assert.Null(identifier);
        Assert.Equal(IdentifierError.Form, error);
    }

    [Fact]
    public void Passports_of_two_countries_are_two_identifiers()
    {
        Identifier.TryParse(IdentifierKind.Passport, "E12345678", out var unknown, out _);
        Identifier.TryParse(IdentifierKind.Passport, "E12345678", out var canadian, out _, "CAN");
        Assert.NotEqual(unknown, canadian);
        Assert.Equal(Identifier.UnknownCountry, unknown!.Country);
    }
}
