using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using FsCheck;
using FsCheck.Xunit;
using static CreditFunctions.Regulation.Tests.Catalogue.SampleRows;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class RowSubjectTests
{
    [Theory]
    [InlineData("CF_XDR_SHXYM", IdentifierKind.UnifiedSocialCreditCode)]
    [InlineData("CF_XDR_GSZC", IdentifierKind.BusinessRegistration)]
    [InlineData("CF_XDR_ZZJG", IdentifierKind.OrganisationCode)]
    [InlineData("CF_XDR_SWDJ", IdentifierKind.TaxRegistration)]
    [InlineData("CF_XDR_SYDW", IdentifierKind.PublicInstitutionCertificate)]
    [InlineData("CF_XDR_SHZZ", IdentifierKind.SocialOrganisationCertificate)]
    public void Any_one_identifier_of_the_group_is_enough(string field, IdentifierKind kind)
    {
        var samples = new SampleIdentifiers(7);
        var row = Of("penalty");
        row["CF_XDR_SHXYM"] = "00000000000000000X";
        row[field] = kind switch
        {
            IdentifierKind.BusinessRegistration => samples.BusinessRegistration(),
            IdentifierKind.OrganisationCode => samples.OrganisationCode(),
            IdentifierKind.TaxRegistration => samples.TaxRegistration(),
            IdentifierKind.PublicInstitutionCertificate => samples.PublicInstitutionCertificate(),
            IdentifierKind.SocialOrganisationCertificate => "四民证字第0123号",
            _ => samples.UnifiedCode(),
        };
        var found = Check("penalty", row);
        Assert.Empty(Found(found));
        Assert.Equal(kind, found.Parsed!.Identity.Subject.Kind);
    }

    [Fact]
    public void None_of_the_group_is_required_once_and_for_organisations_only()
    {
        var row = Of("penalty");
        row.Remove("CF_XDR_SHXYM");
        Assert.Equal(["CF_XDR_SHXYM required"], Found(Check("penalty", row)));
        row["CF_XDR_LB"] = CodeLists.SoleProprietor;
        Assert.Equal(["CF_XDR_SHXYM required"], Found(Check("penalty", row)));
        Assert.Empty(Found(Check("penalty", OfPerson("penalty"))));
    }

    [Fact]
    public void A_natural_person_needs_a_document_and_its_number()
    {
        var row = OfPerson("licence");
        row.Remove("XK_XDR_ZJLX");
        Assert.Equal(["XK_XDR_ZJLX required"], Found(Check("licence", row)));
        row = OfPerson("licence");
        row.Remove("XK_XDR_ZJHM");
        Assert.Equal(["XK_XDR_ZJHM required"], Found(Check("licence", row)));
    }

    [Theory]
    [InlineData("身份证", "220302900101123", null)]
    [InlineData("护照", "E12345678", null)]
    [InlineData("护照号", "!", "CF_XDR_ZJHM format")]
    [InlineData("港澳居民来往内地通行证", "H12345678", null)]
    [InlineData("台湾居民来往大陆通行证", "01234567", null)]
    [InlineData("台湾居民来往大陆通行证", "X1234567", "CF_XDR_ZJHM format")]
    [InlineData("身份证", "22030219901332001X", "CF_XDR_ZJHM")]
    [InlineData("学生证", "123456", "CF_XDR_ZJLX code-list")]
    public void A_persons_number_is_checked_by_the_kind_of_document(string document, string number, string? expected)
    {
        var row = OfPerson("penalty");
        (row["CF_XDR_ZJLX"], row["CF_XDR_ZJHM"]) = (document, number);
        var found = Found(Check("penalty", row));
        if (expected is null) Assert.Empty(found);
        else Assert.StartsWith(expected, Assert.Single(found), StringComparison.Ordinal);
    }

    [Property]
    public bool One_changed_digit_of_any_code_is_a_wrong_check_digit(int seed, byte at, byte by)
    {
        var code = new SampleIdentifiers(seed).UnifiedCode();
        var place = 2 + (at % 6);
        var changed = (char)('0' + ((code[place] - '0' + 1 + (by % 9)) % 10));
        var row = Of("penalty");
        row["CF_XDR_SHXYM"] = code[..place] + changed + code[(place + 1)..];
        return Found(Check("penalty", row)) is ["CF_XDR_SHXYM check-digit"];
    }

    [Property]
    public bool Every_valid_code_is_accepted(int seed)
    {
        var samples = new SampleIdentifiers(seed);
        var company = Of("penalty");
        company["CF_XDR_SHXYM"] = samples.UnifiedCode().ToLowerInvariant();
        var person = OfPerson("penalty");
        person["CF_XDR_ZJHM"] = samples.CitizenId();
        return Check("penalty", company).Parsed is not null && Check("penalty", person).Parsed is not null;
    }

    [Fact]
    public void A_mistyped_second_identifier_refuses_the_row_though_the_first_is_good()
    {
        var row = Of("penalty");
        var number = new SampleIdentifiers(7).BusinessRegistration();
        row["CF_XDR_GSZC"] = number[..14] + (number[14] == '1' ? '2' : '1');
        Assert.Equal(["CF_XDR_GSZC check-digit"], Found(Check("penalty", row)));
    }

    [Fact]
    public void The_legal_representatives_number_is_checked_by_its_document()
    {
        var row = Of("penalty");
        (row["CF_FR_ZJLX"], row["CF_FR_ZJHM"]) = ("身份证", Citizen[..17] + (Citizen[17] == '1' ? '2' : '1'));
        Assert.Equal(["CF_FR_ZJHM check-digit"], Found(Check("penalty", row)));
    }
}
