using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Catalogue;

/// <summary>A catalogue item as it is answered over HTTP.</summary>
internal static class ItemAnswer
{
    /// <summary>On the list.</summary>
    public static object Short(CatalogueItem item) => new
    {
        code = item.Code,
        name = item.Name,
        kind = item.Kind,
        polarity = item.Polarity,
        supplyLimitWorkingDays = item.SupplyLimitWorkingDays,
        disclosure = new
        {
            organisation = item.DisclosureFor(SubjectKind.Organisation),
            soleProprietor = item.DisclosureFor(SubjectKind.SoleProprietor),
            naturalPerson = item.DisclosureFor(SubjectKind.NaturalPerson),
        },
        location = $"/api/v1/catalogue/{item.Code}",
    };

    /// <summary>Alone.</summary>
    public static object Whole(CatalogueItem item) => new
    {
        item = Short(item),
        documentNumberField = item.Roles.DocumentNumber,
        decisionDateField = item.Roles.DecisionDate,
        certificateNumberField = item.Roles.CertificateNumber,
        providerField = item.Roles.ProviderCode,
        publication = new { item.Publication.Basis, item.Publication.Terms, item.Publication.Source },
        fields = item.Fields.Select(field => new
        {
            code = field.Code,
            name = field.Name,
            type = field.Type,
            requirement = field.Requirement,
            maxLength = field.MaxLength,
            several = field.Several,
            codes = field.Codes?.Entries,
        }),
        schema = ItemSchema.Of(item),
        csvTemplate = Template(item),
    };

    /// <summary>A CSV's header by Chinese names; field codes do as well.</summary>
    public static string Template(CatalogueItem item) => string.Join(',', item.Fields.Select(field => field.Name)) + "\r\n";
}
