using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class CatalogueItemTests
{
    public static TheoryData<string> Codes => [.. CatalogueItems.All.Select(item => item.Code)];

    [Fact, Trait("Article", "8")]
    public void The_catalogue_ships_with_eight_items_in_order() => Assert.Equal(
        ["licence", "penalty", "judgment-defaulter", "arrears", "honour", "pledge", "market-contract", "self-declared"],
        CatalogueItems.All.Select(item => item.Code));

    [Fact]
    public void An_unknown_item_is_not_found() => Assert.Null(CatalogueItems.Find("penalties"));

    [Theory, MemberData(nameof(Codes))]
    public void Every_role_names_a_field_of_its_item(string code)
    {
        var item = CatalogueItems.Find(code)!;
        var roles = item.Roles;
        string?[] named =
        [
            roles.SubjectName, roles.SubjectKind, .. roles.OrganisationIdentifiers, roles.PersonDocumentKind, roles.PersonDocumentNumber,
            roles.RepresentativeDocumentKind, roles.RepresentativeDocumentNumber, roles.DocumentNumber, roles.DecisionDate,
            roles.CertificateNumber, roles.DecidingBodyName, roles.DecidingBodyCode, roles.ProviderName, roles.ProviderCode, roles.ValidFrom,
            roles.ValidTo, roles.PublicUntil, roles.Severity, .. item.DateOrders.SelectMany(order => new[] { order.Earlier, order.Later }),
        ];
        Assert.All(named.OfType<string>(), field => Assert.NotNull(item.Find(field)));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Codes_and_names_of_fields_are_unique(string code)
    {
        var fields = CatalogueItems.Find(code)!.Fields;
        Assert.Equal(fields.Count, fields.Select(field => field.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(fields.Count, fields.Select(field => field.Name).Distinct().Count());
    }

    [Theory, MemberData(nameof(Codes))]
    public void Only_code_fields_have_a_code_list(string code) => Assert.All(CatalogueItems.Find(code)!.Fields,
        field => Assert.Equal(field.Type == FieldType.Code, field.Codes is not null));

    [Theory, MemberData(nameof(Codes))]
    public void Natural_persons_are_never_public(string code) =>
        Assert.NotEqual(Disclosure.Public, CatalogueItems.Find(code)!.DisclosureFor(SubjectKind.NaturalPerson));

    [Theory, Trait("Article", "8")]
    [InlineData("licence", 7)]
    [InlineData("penalty", 7)]
    [InlineData("judgment-defaulter", 5)]
    [InlineData("arrears", 10)]
    [InlineData("honour", 20)]
    [InlineData("pledge", 5)]
    [InlineData("market-contract", null)]
    [InlineData("self-declared", null)]
    public void Supply_limits_are_those_of_the_catalogue(string code, int? workingDays) =>
        Assert.Equal(workingDays, CatalogueItems.Find(code)!.SupplyLimitWorkingDays);

    [Theory]
    [InlineData("penalty", "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB CF_FR_ZJLX CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ YZCD")]
    [InlineData("licence", "XK_XDR_MC XK_XDR_LB XK_XDR_SHXYM XK_XDR_GSZC XK_XDR_ZZJG XK_XDR_SWDJ XK_XDR_SYDW XK_XDR_SHZZ XK_FRDB XK_FR_ZJLX XK_FR_ZJHM XK_XDR_ZJLX XK_XDR_ZJHM XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ")]
    public void The_double_publicity_lists_have_the_national_field_codes_in_order(string code, string fields) =>
        Assert.Equal(fields.Split(' '), CatalogueItems.Find(code)!.Fields.Select(field => field.Code));

    [Theory]
    [InlineData("penalty", "CF_XDR_MC CF_XDR_LB CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_JDRQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM")]
    [InlineData("licence", "XK_XDR_MC XK_XDR_LB XK_XKWS XK_WSH XK_XKLB XK_NR XK_JDRQ XK_YXQZ XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM")]
    public void The_double_publicity_lists_require_what_the_template_requires(string code, string required) => Assert.Equal(
        required.Split(' '), CatalogueItems.Find(code)!.Fields.Where(field => field.Requirement == Requirement.Always).Select(field => field.Code));

    [Fact]
    public void A_persons_documents_are_withheld_from_the_public() => Assert.All(
        CatalogueItems.All.SelectMany(item => item.Fields).Where(field => field.Code.EndsWith("_ZJHM", StringComparison.Ordinal)),
        field => Assert.Equal(FieldVisibility.Withheld, field.Visibility));
}
