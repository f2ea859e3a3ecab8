using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Tests.Catalogue;

/// <summary>A good row of every item, and the context in which it is good.</summary>
internal static class SampleRows
{
    private static readonly SampleIdentifiers Samples = new(20260924);

    public static readonly DateOnly Today = new(2026, 9, 28);
    public static readonly string Unit = Samples.UnifiedCode("11");
    public static readonly string OtherUnit = Samples.UnifiedCode("11");
    public static readonly string Company = Samples.UnifiedCode();
    public static readonly string Citizen = Samples.CitizenId();

    public static RowContext Context { get; } = new(Unit, Today, WorkingCalendar.Shipped);

    /// <summary>A row in which every required field is filled in with the first value that its field allows.</summary>
    public static Dictionary<string, string> Of(string code)
    {
        var item = CatalogueItems.Find(code)!;
        var row = item.Fields.Where(field => field.Requirement == Requirement.Always).ToDictionary(field => field.Code, field => field.Type switch
        {
            FieldType.Date => "2026-09-24",
            FieldType.Number => "12.5",
            FieldType.Code => field.Codes!.Entries[0].Value,
            _ => "测试" + field.Name,
        });
        row[item.Roles.OrganisationIdentifiers[0]] = item.OnlyAboutSupplier ? Unit : Company;
        row[item.Roles.DecidingBodyCode] = Unit;
        row[item.Roles.ProviderCode] = Unit;
        return row;
    }

    /// <summary>The same about a natural person.</summary>
    public static Dictionary<string, string> OfPerson(string code)
    {
        var (row, roles) = (Of(code), CatalogueItems.Find(code)!.Roles);
        row.Remove(roles.OrganisationIdentifiers[0]);
        row[roles.SubjectKind] = CodeLists.NaturalPerson;
        row[roles.PersonDocumentKind] = PersonDocument.CitizenId;
        row[roles.PersonDocumentNumber] = Citizen;
        return row;
    }

    public static CheckedRow Check(string code, IReadOnlyDictionary<string, string> row, RowInstruction? instruction = null, RowContext? context = null) =>
        RowCheck.Check(CatalogueItems.Find(code)!, 3, instruction ?? RowInstruction.Supply, row, context ?? Context);

    /// <summary>What was found, as <c>field code</c>.</summary>
    public static string[] Found(CheckedRow row) => [.. row.Findings.Select(finding => $"{finding.Field} {finding.Code}")];
}
