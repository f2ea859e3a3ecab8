using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Grounds;

/// <summary>
/// What of a record a punishment or determination rests on (依据事由, art. 17, 23). A correction (更正) that leaves it as it was is immaterial: what rests on
/// the record goes on. In doubt a correction is material, for what then stops speaks against its subject (art. 27).
/// </summary>
public static class GroundContent
{
    /// <summary>Spaces and marks between words: a text that differs in nothing else says the same. The list is data.</summary>
    private const string Marks = " \t\r\n\u3000，。、；：,.;:“”‘’\"'「」『』（）()《》〈〉【】[]·…—-";

    /// <summary>Whether two contents of a record are the same as grounds.</summary>
    /// <param name="item">The record's item.</param>
    /// <param name="before">Normalised values by field code.</param>
    /// <param name="after">The same, corrected.</param>
    public static bool IsSame(CatalogueItem item, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).All(code => IsSame(WeightOf(item, code), before.GetValueOrDefault(code, string.Empty), after.GetValueOrDefault(code, string.Empty)));

    /// <summary>How much of a field counts.</summary>
    /// <param name="item">The item.</param>
    /// <param name="code">The field's code; of one that the item does not have, all counts.</param>
    public static FieldWeight WeightOf(CatalogueItem item, string code)
    {
        var roles = item.Roles;
        // Both bodies are known by their codes.
        if (code == roles.ProviderName || code == roles.DecidingBodyName) return FieldWeight.Nothing;
        var namesSomething = code == roles.SubjectName || code == roles.RepresentativeDocumentNumber || roles.Identity().Contains(code);
        return item.Find(code)?.Type == FieldType.Text && !namesSomething ? FieldWeight.Words : FieldWeight.Everything;
    }

    private static bool IsSame(FieldWeight weight, string before, string after) => weight switch
    {
        FieldWeight.Nothing => true,
        FieldWeight.Words => Words(before) == Words(after),
        _ => before == after,
    };

    // A mark beside a digit may be part of a number, a date or an article: it stays.
    private static string Words(string text) => string.Concat(text.Where((sign, at) => !Marks.Contains(sign, StringComparison.Ordinal)
        || (at > 0 && char.IsDigit(text[at - 1])) || (at + 1 < text.Length && char.IsDigit(text[at + 1]))));
}

/// <summary>How much of a field counts for what rests on a record.</summary>
public enum FieldWeight
{
    /// <summary>Every character: subject, severity, validity, amounts, kinds, whatever names something.</summary>
    Everything,
    /// <summary>Its words, but not the spaces and marks between them: what is told freely, as facts, reasons and remarks.</summary>
    Words,
    /// <summary>Nothing: a body's name beside its code.</summary>
    Nothing,
}
