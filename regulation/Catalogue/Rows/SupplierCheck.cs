using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Whether the caller may supply this row at all: its item, its unit, and for market information the person's consent.</summary>
internal static class SupplierCheck
{
    /// <summary>The unit in the row must be the caller's own, or one that it was granted to supply for.</summary>
    public static void Unit(CatalogueItem item, string? unit, RowContext context, int row, List<Finding> findings)
    {
        if (unit is null || unit == context.CallerUnit || context.GrantedUnits.Contains(unit)) return;
        findings.Add(Finding.Error(row, item.Roles.ProviderCode, FindingCode.NotYourUnit,
            "数据来源单位不是贵单位，也不是贵单位获准代报的单位；请改为贵单位的统一社会信用代码，或由该单位自行报送。"));
    }

    /// <summary>The item must be the caller's to supply.</summary>
    public static void Item(CatalogueItem item, ParsedRow? parsed, RowContext context, int row, List<Finding> findings)
    {
        if (!context.MaySupply(item.Code))
        {
            findings.Add(Finding.Error(row, item.Roles.ProviderCode, FindingCode.NotYourItem,
                $"贵单位未获准报送“{item.Name}”，请向社会信用主管部门申请目录授权。"));
        }
        else if (item.OnlyAboutSupplier && parsed is not null && parsed.Subjects.All(subject => subject.Number != context.CallerUnit))
        {
            findings.Add(Finding.Error(row, item.Roles.OrganisationIdentifiers[0], FindingCode.NotYourItem,
                "自主申报只能申报本主体自身的信息（条例第九条），请由该主体自行申报。"));
        }
    }

    /// <summary>Market information on a natural person is collected with consent, or by a named law that makes it unnecessary.</summary>
    public static void Consent(CatalogueItem item, ParsedRow parsed, RowInstruction instruction, RowContext context, int row, List<Finding> findings)
    {
        if (!item.NeedsConsent(parsed.SubjectKind)) return;
        if (instruction.LegalBasis?.Trim() is { Length: > 0 } law)
        {
            if (NamedLaw.IsNamed(law)) return;
            findings.Add(Finding.Error(row, RowInstruction.LegalBasisField, FindingCode.Format,
                $"“免予同意的法定依据”应写明法律法规名称和条文，如《中华人民共和国反洗钱法》第二十九条，不超过 {NamedLaw.Longest} 个字符。"));
        }
        else if (!context.HasConsent(parsed, instruction.ConsentPurpose))
        {
            findings.Add(Finding.Error(row, item.Roles.PersonDocumentNumber, FindingCode.ConsentMissing,
                "采集自然人的市场信用信息应当征得本人或者其监护人同意并约定用途（条例第七条）；请先取得并登记同意，再重新报送。"));
        }
    }
}
