using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Catalogue;

/// <summary>The JSON Schema (2020-12) of the values of a row of an item. What depends on the kind of subject stands in its conditions.</summary>
internal static class ItemSchema
{
    public static IReadOnlyDictionary<string, object> Of(CatalogueItem item)
    {
        var roles = item.Roles;
        return new Dictionary<string, object>
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = item.Name,
            ["type"] = "object",
            ["properties"] = item.Fields.ToDictionary(field => field.Code, Property),
            ["required"] = item.Fields.Where(field => field.Requirement == Requirement.Always).Select(field => field.Code).ToArray(),
            ["if"] = new Dictionary<string, object>
            {
                ["properties"] = new Dictionary<string, object>
                {
                    [roles.SubjectKind] = new Dictionary<string, object> { ["const"] = CodeLists.NaturalPerson },
                },
            },
            ["then"] = new Dictionary<string, object> { ["required"] = new[] { roles.PersonDocumentKind, roles.PersonDocumentNumber } },
            ["else"] = new Dictionary<string, object>
            {
                ["anyOf"] = roles.OrganisationIdentifiers.Select(field => new Dictionary<string, object> { ["required"] = new[] { field } }).ToArray(),
            },
        };
    }

    private static object Property(Field field)
    {
        var property = new Dictionary<string, object> { ["title"] = field.Name };
        switch (field.Type)
        {
            case FieldType.Date:
                property["type"] = "string";
                property["pattern"] = "^(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{8})$";
                break;
            case FieldType.Number:
                property["type"] = new[] { "string", "number" };
                property["minimum"] = 0;
                break;
            case FieldType.Code when !field.Several && !field.Codes!.SupplementedOther:
                property["enum"] = field.Codes.Entries.SelectMany(entry => new[] { entry.Value, entry.Label }).Distinct().ToArray();
                break;
            default:
                property["type"] = "string";
                property["maxLength"] = field.MaxLength;
                break;
        }

        return property;
    }
}
