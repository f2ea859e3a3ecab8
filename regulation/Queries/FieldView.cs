using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Queries;

/// <summary>One field as it is shown.</summary>
/// <param name="Code">The field code.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="Value">The value, masked where it has to be.</param>
public sealed record ShownField(string Code, string Name, string Value);

/// <summary>What of a record's fields is shown to whom.</summary>
public static class FieldView
{
    /// <summary>To the subject itself: everything (art. 24).</summary>
    public static IReadOnlyList<ShownField> Whole(CatalogueItem item, IReadOnlyDictionary<string, string> values) =>
        [.. Filled(item, values).Select(field => new ShownField(field.Code, field.Name, values[field.Code]))];

    /// <summary>To public bodies: documents of persons masked but for their last four characters.</summary>
    public static IReadOnlyList<ShownField> ForPublicBodies(CatalogueItem item, IReadOnlyDictionary<string, string> values) =>
        [.. Filled(item, values).Select(field => new ShownField(field.Code, field.Name,
            field.Visibility == FieldVisibility.Withheld && field.Type == FieldType.Text ? MaskNumber(values[field.Code]) : values[field.Code]))];

    /// <summary>To anyone: no documents of persons; what tells of a person is masked where the subject is an individually-owned business.</summary>
    public static IReadOnlyList<ShownField> ForPublic(CatalogueItem item, SubjectKind kind, IReadOnlyDictionary<string, string> values) =>
        [.. Filled(item, values)
            .Where(field => field.Visibility != FieldVisibility.Withheld)
            .Select(field => new ShownField(field.Code, field.Name,
                IsMasked(item, kind, field, values) ? MaskName(values[field.Code]) : values[field.Code]))];

    /// <summary>The first character and as many stars as characters follow.</summary>
    public static string MaskName(string name)
    {
        var characters = name.EnumerateRunes().ToArray();
        return characters.Length == 0 ? name : characters[0] + new string('*', Math.Max(1, characters.Length - 1));
    }

    /// <summary>Stars and the last four characters; stars only where there are not more.</summary>
    public static string MaskNumber(string number) =>
        number.Length <= 4 ? new string('*', number.Length) : new string('*', number.Length - 4) + number[^4..];

    private static IEnumerable<Field> Filled(CatalogueItem item, IReadOnlyDictionary<string, string> values) =>
        item.Fields.Where(field => values.GetValueOrDefault(field.Code) is { Length: > 0 });

    // A business that goes by its own name is shown by it; one that goes by its owner's name is not.
    private static bool IsMasked(CatalogueItem item, SubjectKind kind, Field field, IReadOnlyDictionary<string, string> values) =>
        kind == SubjectKind.SoleProprietor && field.Visibility == FieldVisibility.MaskedForSoleProprietor
        && (field.Code != item.Roles.SubjectName || NamesAPerson(values[field.Code]));

    // 个体工商户 without a trade name are entered under the owner's own name: two to four characters, or with a middle dot.
    private static bool NamesAPerson(string name) => name.Length <= 4 || name.Contains('·', StringComparison.Ordinal);
}
