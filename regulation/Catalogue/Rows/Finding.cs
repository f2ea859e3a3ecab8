namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Whether a finding refuses its row.</summary>
public enum FindingSeverity
{
    /// <summary>The row is refused.</summary>
    Error,
    /// <summary>The row is taken; the finding is counted and told.</summary>
    Warning,
    /// <summary>The row is neither taken nor refused: a person decides.</summary>
    Held,
}

/// <summary>The stable codes of findings: a client may branch on them.</summary>
public static class FindingCode
{
    /// <summary>A field that must be filled in is empty.</summary>
    public const string Required = "required";
    /// <summary>A value does not have its field's form.</summary>
    public const string Format = "format";
    /// <summary>A value is not in its field's code list.</summary>
    public const string CodeList = "code-list";
    /// <summary>An identifier's check character is wrong: mistyped.</summary>
    public const string CheckDigit = "check-digit";
    /// <summary>Two dates stand in the wrong order.</summary>
    public const string DateOrder = "date-order";
    /// <summary>A decision's date lies in the future.</summary>
    public const string FutureDate = "future-date";
    /// <summary>The same record stands earlier in the batch.</summary>
    public const string DuplicateInBatch = "duplicate-in-batch";
    /// <summary>The caller may not supply this item.</summary>
    public const string NotYourItem = "not-your-item";
    /// <summary>The caller may not supply for this unit.</summary>
    public const string NotYourUnit = "not-your-unit";
    /// <summary>Market information on a natural person without consent (article 7).</summary>
    public const string ConsentMissing = "consent-missing";
    /// <summary>The row touches what was corrected, deleted or decided: held for a person.</summary>
    public const string ReinsertionHeld = "reinsertion-held";
    /// <summary>Warning: the code is known under another name.</summary>
    public const string NameMismatch = "name-mismatch";
    /// <summary>Warning: supplied past the item's limit.</summary>
    public const string Late = "late";
    /// <summary>Warning: a column that the item does not have.</summary>
    public const string UnknownColumn = "unknown-column";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Required, Format, CodeList, CheckDigit, DateOrder, FutureDate, DuplicateInBatch, NotYourItem, NotYourUnit,
        ConsentMissing, ReinsertionHeld, NameMismatch, Late, UnknownColumn,
    ];
}

/// <summary>Something about one row that its supplier should know.</summary>
/// <param name="Row">The row's number from 1, the header not counted; 0 for the header itself.</param>
/// <param name="Field">The field code, or a column's name where it has none.</param>
/// <param name="Code">One of <see cref="FindingCode"/>.</param>
/// <param name="Severity">Whether it refuses the row.</param>
/// <param name="Message">In Chinese: what is wrong and the way out. Never a person's number or name.</param>
public sealed record Finding(int Row, string Field, string Code, FindingSeverity Severity, string Message)
{
    /// <summary>A finding that refuses its row.</summary>
    public static Finding Error(int row, string field, string code, string message) => new(row, field, code, FindingSeverity.Error, message);

    /// <summary>A finding that is told and counted.</summary>
    public static Finding Warning(int row, string field, string code, string message) => new(row, field, code, FindingSeverity.Warning, message);

    /// <summary>The same record stands in an earlier row of the batch.</summary>
    public static Finding DuplicateInBatch(int row, string field, int firstRow) => Error(row, field, FindingCode.DuplicateInBatch,
        $"与本批次第 {firstRow} 行是同一条记录（决定机关、文书号、主体相同），请删除重复行。");

    /// <summary>A column that the item does not have.</summary>
    public static Finding UnknownColumn(string column, CatalogueItem item) => Warning(0, column, FindingCode.UnknownColumn,
        $"“{item.Name}”没有这一列，已忽略；如是列名写错，请按模板改正后重新报送。");

    /// <summary>A row that only a person may let in.</summary>
    public static Finding Held(int row, string field, string message) =>
        new(row, field, FindingCode.ReinsertionHeld, FindingSeverity.Held, message);
}
