using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Checks one row against its item: a pure function of the row and its context.</summary>
public static class RowCheck
{
    /// <summary>Reads and checks a row.</summary>
    /// <param name="item">The row's item.</param>
    /// <param name="row">The row's number from 1.</param>
    /// <param name="instruction">What the sender asks for.</param>
    /// <param name="written">The values as written, by field code; unknown codes are ignored.</param>
    /// <param name="context">What it is checked against.</param>
    public static CheckedRow Check(
        CatalogueItem item, int row, RowInstruction instruction, IReadOnlyDictionary<string, string> written, RowContext context)
    {
        var findings = new List<Finding>();
        var action = InstructionCheck.Action(instruction, row, findings);
        var values = Values(item, action, written, row, findings);
        var parsed = Parse(item, action, instruction, values, context, row, findings);
        SupplierCheck.Item(item, parsed, context, row, findings);
        DateCheck.Dates(item, values, context.Today, row, findings);
        if (parsed is not null) Around(item, action, instruction, parsed, context, row, findings);
        var refused = parsed is null || findings.Exists(finding => finding.Severity == FindingSeverity.Error);
        return new CheckedRow(row, action, refused ? null : parsed, findings);
    }

    // What depends on more than the row itself.
    private static void Around(CatalogueItem item, RowAction action, RowInstruction instruction, ParsedRow parsed, RowContext context, int row,
        List<Finding> findings)
    {
        if (context.EarlierRow(parsed.Identity) is { } earlier)
        {
            findings.Add(Finding.DuplicateInBatch(row, item.Roles.DocumentNumber, earlier));
        }

        if (action == RowAction.Withdraw) return;
        SupplierCheck.Consent(item, parsed, instruction, context, row, findings);
        if (context.KnownName(parsed.Identity.Subject) is { } known
            && NameCheck.Mismatch(item, row, parsed.SubjectName, [known]) is { } mismatch) findings.Add(mismatch);
        if (action == RowAction.Supply) DateCheck.Late(item, parsed.DecisionDate, context, row, findings);
    }

    private static Dictionary<string, string> Values(
        CatalogueItem item, RowAction action, IReadOnlyDictionary<string, string> written, int row, List<Finding> findings)
    {
        var values = new Dictionary<string, string>(item.Fields.Count, StringComparer.Ordinal);
        foreach (var field in item.Fields)
        {
            var value = written.GetValueOrDefault(field.Code)?.Trim() ?? string.Empty;
            if (value.Length > 0)
            {
                if (ValueCheck.Normalise(field, value, row, findings) is { } stored) values.Add(field.Code, stored);
            }
            else if (IsRequired(item, field, action, written))
            {
                findings.Add(Finding.Error(row, field.Code, FindingCode.Required, $"“{field.Name}”不能为空，请补充后重新报送。"));
            }
        }

        return values;
    }

    private static bool IsRequired(CatalogueItem item, Field field, RowAction action, IReadOnlyDictionary<string, string> written) =>
        field.Requirement switch
        {
            Requirement.Always => action != RowAction.Withdraw || item.Roles.Identity().Contains(field.Code),
            Requirement.NaturalPerson => CodeLists.SubjectKindOf(written.GetValueOrDefault(item.Roles.SubjectKind)?.Trim()) == SubjectKind.NaturalPerson,
            _ => false,
        };

    private static ParsedRow? Parse(CatalogueItem item, RowAction action, RowInstruction instruction, Dictionary<string, string> values,
        RowContext context, int row, List<Finding> findings)
    {
        var roles = item.Roles;
        var body = IdentifierCheck.Body(item, roles.DecidingBodyCode, values, row, findings);
        var unit = roles.ProviderCode == roles.DecidingBodyCode ? body : IdentifierCheck.Body(item, roles.ProviderCode, values, row, findings);
        SupplierCheck.Unit(item, unit, context, row, findings);
        IdentifierCheck.Representative(item, values, row, findings);
        var former = action == RowAction.Correct && !string.IsNullOrWhiteSpace(instruction.FormerSubject)
            ? IdentifierCheck.Former(instruction.FormerSubject, row, findings) : null;
        if (CodeLists.SubjectKindOf(values.GetValueOrDefault(roles.SubjectKind)) is not { } kind) return null;
        var subjects = IdentifierCheck.Subjects(item, kind, values, row, findings);
        if (subjects.Count == 0 || body is null || !values.TryGetValue(roles.DocumentNumber, out var document)) return null;
        var certificate = roles.CertificateNumber is { } field ? values.GetValueOrDefault(field, string.Empty) : string.Empty;
        return new ParsedRow(new RecordIdentity(body, item.Code, document, subjects[0], certificate), kind, subjects,
            values.GetValueOrDefault(roles.SubjectName, string.Empty), DateField.Parse(values.GetValueOrDefault(roles.DecisionDate)), values)
        { FormerSubject = former };
    }
}
