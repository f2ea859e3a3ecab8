using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Csv;

/// <summary>Finds what a column or property name means, as agencies write it: code or Chinese name, brackets of either width, a star for required.</summary>
internal static class ColumnName
{
    /// <summary>The field code, or the property of <see cref="RowInstruction"/>, that a plain name means; null for none.</summary>
    public static string? Find(CatalogueItem item, string plainName)
    {
        if (item.Find(plainName) is { } field) return field.Code;
        foreach (var candidate in item.Fields)
        {
            if (Plain(candidate.Name) == plainName) return candidate.Code;
        }

        return RowInstruction.Columns.GetValueOrDefault(plainName);
    }

    /// <summary>The name without blanks and the star, with plain brackets.</summary>
    public static string Plain(string written) => string.Concat(written.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('*' or '＊' or '\uFEFF')))
        .Replace('（', '(').Replace('）', ')');
}
