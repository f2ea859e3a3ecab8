using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Csv;

/// <summary>What each column of a file holds.</summary>
/// <param name="Targets">By column: a field code, a property of <see cref="RowInstruction"/>, or null for a column that the item does not have.</param>
/// <param name="Unknown">The names of the columns that the item does not have.</param>
internal sealed record CsvColumns(IReadOnlyList<string?> Targets, IReadOnlyList<string> Unknown)
{
    /// <summary>Reads a header: the catalogue's Chinese names or its field codes, in any order.</summary>
    /// <exception cref="Problems.ProblemException">400: no header, or a column twice.</exception>
    public static CsvColumns Read(CatalogueItem item, IReadOnlyList<string> header)
    {
        var targets = new string?[header.Count];
        var unknown = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            var name = ColumnName.Plain(header[i]);
            targets[i] = ColumnName.Find(item, name);
            if (targets[i] is { } target && !seen.Add(target)) throw SubmissionProblems.DuplicateColumn(header[i].Trim()).AsException();
            if (targets[i] is null && name.Length > 0) unknown.Add(Shown(header[i]));
        }

        var isHeader = item.Fields.Any(field => field.Requirement == Requirement.Always && seen.Contains(field.Code));
        return isHeader ? new CsvColumns(targets, unknown) : throw SubmissionProblems.MissingHeader.AsException();
    }

    private static string Shown(string name) => name.Trim() is { Length: > 60 } longName ? longName[..60] : name.Trim();
}
