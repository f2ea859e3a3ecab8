namespace CreditFunctions.Regulation.Identifiers;

/// <summary>The code list 证件类型 of the national templates, and the kinds of identifier that its entries mean.</summary>
public static class PersonDocuments
{
    private static readonly Dictionary<string, IdentifierKind> Names = new(StringComparer.Ordinal)
    {
        ["身份证"] = IdentifierKind.CitizenId,
        ["居民身份证"] = IdentifierKind.CitizenId,
        ["公民身份号码"] = IdentifierKind.CitizenId,
        ["港澳台居民居住证"] = IdentifierKind.CitizenId,
        ["护照号"] = IdentifierKind.Passport,
        ["护照"] = IdentifierKind.Passport,
        ["港澳居民来往内地通行证"] = IdentifierKind.HongKongMacaoPermit,
        ["台湾居民来往大陆通行证"] = IdentifierKind.TaiwanPermit,
        ["外国人永久居留身份证"] = IdentifierKind.ForeignPermanentResident,
        ["外国人永久居留证"] = IdentifierKind.ForeignPermanentResident,
    };

    /// <summary>Reads a number by the name of its document; the older, 15-character form of an id is told by its length.</summary>
    /// <returns>False with <see cref="IdentifierError.Form"/> also when the name of the document is unknown.</returns>
    public static bool TryParse(string? document, string? text, out Identifier? identifier, out IdentifierError error, string? country = null)
    {
        if (KindOf(document, text) is { } kind)
        {
            return Identifier.TryParse(kind, text, out identifier, out error, country);
        }

        (identifier, error) = (null, IdentifierError.Form);
        return false;
    }

    /// <summary>The kind that a document's name and the length of its number mean; null for an unknown name.</summary>
    public static IdentifierKind? KindOf(string? document, string? text)
    {
        if (document is null || !Names.TryGetValue(document.Trim(), out var kind))
        {
            return null;
        }

        var old = NumberText.Normalise(kind, text).Length == 15;
        return kind switch
        {
            IdentifierKind.CitizenId when old => IdentifierKind.CitizenId15,
            IdentifierKind.ForeignPermanentResident when old => IdentifierKind.ForeignPermanentResident15,
            _ => kind,
        };
    }
}
