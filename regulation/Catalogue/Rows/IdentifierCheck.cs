using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Reads the identifiers of a row: the subject's, the legal representative's, and the bodies' codes.</summary>
internal static class IdentifierCheck
{
    private static readonly IdentifierKind[] OrganisationKinds =
    [
        IdentifierKind.UnifiedSocialCreditCode, IdentifierKind.BusinessRegistration, IdentifierKind.OrganisationCode,
        IdentifierKind.TaxRegistration, IdentifierKind.PublicInstitutionCertificate, IdentifierKind.SocialOrganisationCertificate,
    ];

    /// <summary>
    /// The subject's identifiers, the preferred first; empty where a finding says why. An organisation's placeholder (seventeen
    /// 0 and X) counts as left empty, as the template means it.
    /// </summary>
    public static IReadOnlyList<Identifier> Subjects(
        CatalogueItem item, SubjectKind kind, Dictionary<string, string> values, int row, List<Finding> findings) =>
        kind == SubjectKind.NaturalPerson ? Person(item, values, row, findings) : Organisation(item, values, row, findings);

    /// <summary>The unified social credit code of a body, normalised in place; null where it is missing or wrong.</summary>
    public static string? Body(CatalogueItem item, string field, Dictionary<string, string> values, int row, List<Finding> findings)
    {
        if (!values.TryGetValue(field, out var written)) return null;
        if (Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, written, out var code, out var error))
        {
            return values[field] = code!.Number;
        }

        values.Remove(field);
        Add(item.Find(field)!, IdentifierKind.UnifiedSocialCreditCode, error, row, findings);
        return null;
    }

    /// <summary>The legal representative's document, where its kind is given.</summary>
    public static void Representative(CatalogueItem item, Dictionary<string, string> values, int row, List<Finding> findings)
    {
        var field = item.Roles.RepresentativeDocumentNumber;
        if (!values.TryGetValue(field, out var written)) return;
        if (!values.TryGetValue(item.Roles.RepresentativeDocumentKind, out var document)) return;
        if (PersonDocuments.TryParse(document, written, out var identifier, out var error)) values[field] = identifier!.Number;
        else if (error == IdentifierError.Placeholder) values.Remove(field);
        else Add(item.Find(field)!, PersonDocuments.KindOf(document, written) ?? IdentifierKind.CitizenId, error, row, findings);
    }

    /// <summary>The subject on which a moved record stood: a unified social credit code or a citizen id.</summary>
    public static Identifier? Former(string written, int row, List<Finding> findings)
    {
        if (Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, written, out var identifier, out _)
            || Identifier.TryParse(IdentifierKind.CitizenId, written, out identifier, out _))
        {
            return identifier;
        }

        findings.Add(Finding.Error(row, RowInstruction.FormerSubjectField, FindingCode.Format,
            "“原主体代码”不是有效的统一社会信用代码或公民身份号码，请核对后重新报送。"));
        return null;
    }

    private static List<Identifier> Organisation(CatalogueItem item, Dictionary<string, string> values, int row, List<Finding> findings)
    {
        var found = new List<Identifier>();
        var wrong = false;
        for (var i = 0; i < OrganisationKinds.Length; i++)
        {
            var field = item.Roles.OrganisationIdentifiers[i];
            if (!values.TryGetValue(field, out var written)) continue;
            if (Identifier.TryParse(OrganisationKinds[i], written, out var identifier, out var error))
            {
                values[field] = identifier!.Number;
                found.Add(identifier);
                continue;
            }

            values.Remove(field);
            if (error is IdentifierError.Placeholder or IdentifierError.Empty) continue;
            wrong = true;
            Add(item.Find(field)!, OrganisationKinds[i], error, row, findings);
        }

        if (found.Count == 0 && !wrong)
        {
            findings.Add(Finding.Error(row, item.Roles.OrganisationIdentifiers[0], FindingCode.Required,
                "统一社会信用代码、工商注册号、组织机构代码、税务登记号、事业单位证书号、社会组织登记证号至少填写一项；17 个 0 加 X 的占位代码不算。"));
        }

        return wrong ? [] : found;
    }

    private static IReadOnlyList<Identifier> Person(CatalogueItem item, Dictionary<string, string> values, int row, List<Finding> findings)
    {
        var (kindField, numberField) = (item.Roles.PersonDocumentKind, item.Roles.PersonDocumentNumber);
        // A missing or unlisted kind was found already: without it the number cannot be read.
        if (!values.TryGetValue(kindField, out var document) || !values.TryGetValue(numberField, out var written)) return [];
        if (PersonDocuments.TryParse(document, written, out var identifier, out var error))
        {
            values[numberField] = identifier!.Number;
            return [identifier];
        }

        Add(item.Find(numberField)!, PersonDocuments.KindOf(document, written) ?? IdentifierKind.CitizenId, error, row, findings);
        return [];
    }

    private static void Add(Field field, IdentifierKind kind, IdentifierError error, int row, List<Finding> findings)
    {
        var form = Form(kind);
        findings.Add(error switch
        {
            IdentifierError.Placeholder or IdentifierError.Empty => Finding.Error(row, field.Code, FindingCode.Required,
                $"“{field.Name}”必须填写真实代码，占位代码不是有效标识，请补充后重新报送。"),
            IdentifierError.CheckCharacter => Finding.Error(row, field.Code, FindingCode.CheckDigit,
                $"“{field.Name}”校验位不正确，可能抄录有误，请对照原件核对后重新报送。"),
            IdentifierError.Region => Finding.Error(row, field.Code, FindingCode.Format,
                $"“{field.Name}”前两位不是有效的行政区划代码，请对照原件核对后重新报送。"),
            IdentifierError.BirthDate => Finding.Error(row, field.Code, FindingCode.Format,
                $"“{field.Name}”中的出生日期不存在，请对照原件核对后重新报送。"),
            _ => Finding.Error(row, field.Code, FindingCode.Format, $"“{field.Name}”格式不正确，应为{form}，请核对后重新报送。"),
        });
    }

    private static string Form(IdentifierKind kind) => kind switch
    {
        IdentifierKind.UnifiedSocialCreditCode => "18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z）",
        IdentifierKind.BusinessRegistration => "15 位数字",
        IdentifierKind.OrganisationCode => "8 位代码加 1 位校验码",
        IdentifierKind.TaxRegistration => "15、18 或 20 位税务登记号",
        IdentifierKind.PublicInstitutionCertificate => "12 位数字",
        IdentifierKind.SocialOrganisationCertificate => "含数字的登记证号（4 至 50 个字符）",
        IdentifierKind.CitizenId or IdentifierKind.CitizenId15 => "18 位（或旧 15 位）公民身份号码",
        IdentifierKind.HongKongMacaoPermit => "H 或 M 加 8 位数字",
        IdentifierKind.TaiwanPermit => "8 位数字",
        IdentifierKind.Passport => "5 至 9 位字母和数字",
        _ => "证件上印制的号码",
    };
}
