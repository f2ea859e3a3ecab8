namespace CreditFunctions.Regulation.Catalogue;

/// <summary>
/// The block of columns that names the subject (行政相对人), the same in both "double publicity" (双公示) lists of the 2018
/// national template and, under their own prefix, in every other item.
/// </summary>
internal static class SubjectFields
{
    /// <summary>The suffixes of an organisation's identifiers, the preferred first, and their names.</summary>
    private static readonly (string Suffix, string Name)[] Identifiers =
    [
        ("_XDR_SHXYM", "统一社会信用代码"), ("_XDR_GSZC", "工商注册号"), ("_XDR_ZZJG", "组织机构代码"),
        ("_XDR_SWDJ", "税务登记号"), ("_XDR_SYDW", "事业单位证书号"), ("_XDR_SHZZ", "社会组织登记证号"),
    ];

    /// <summary>The columns under that prefix, as <c>CF</c>.</summary>
    public static IEnumerable<Field> Of(string prefix)
    {
        yield return Field.Text(prefix + "_XDR_MC", "行政相对人名称").Required() with { Visibility = FieldVisibility.MaskedForSoleProprietor };
        yield return Field.OneOf(prefix + "_XDR_LB", "行政相对人类别", CodeLists.SubjectKinds).Required();
        foreach (var (suffix, name) in Identifiers)
        {
            yield return Field.Text(prefix + suffix, name, 50) with { Requirement = Requirement.OneOfGroup };
        }

        yield return Field.Text(prefix + "_FRDB", "法定代表人", 50) with { Visibility = FieldVisibility.MaskedForSoleProprietor };
        yield return Document(prefix + "_FR_ZJLX", "法定代表人证件类型");
        yield return Number(prefix + "_FR_ZJHM", "法定代表人证件号码");
        yield return Document(prefix + "_XDR_ZJLX", "证件类型") with { Requirement = Requirement.NaturalPerson };
        yield return Number(prefix + "_XDR_ZJHM", "证件号码") with { Requirement = Requirement.NaturalPerson };
    }

    /// <summary>The roles that those columns play; the item adds its own.</summary>
    public static FieldRoles Roles(string prefix, string documentNumber, string decisionDate,
        (string Name, string Code) decidingBody, (string Name, string Code) provider) => new()
        {
            SubjectName = prefix + "_XDR_MC",
            SubjectKind = prefix + "_XDR_LB",
            OrganisationIdentifiers = [.. Identifiers.Select(identifier => prefix + identifier.Suffix)],
            PersonDocumentKind = prefix + "_XDR_ZJLX",
            PersonDocumentNumber = prefix + "_XDR_ZJHM",
            RepresentativeDocumentKind = prefix + "_FR_ZJLX",
            RepresentativeDocumentNumber = prefix + "_FR_ZJHM",
            DocumentNumber = documentNumber,
            DecisionDate = decisionDate,
            DecidingBodyName = decidingBody.Name,
            DecidingBodyCode = decidingBody.Code,
            ProviderName = provider.Name,
            ProviderCode = provider.Code,
        };

    private static Field Document(string code, string name) =>
        Field.OneOf(code, name, CodeLists.PersonDocuments) with { Visibility = FieldVisibility.Withheld };

    private static Field Number(string code, string name) => Field.Text(code, name, 50) with { Visibility = FieldVisibility.Withheld };
}
