namespace CreditFunctions.Submissions.Intake;

/// <summary>Looks at a body's bytes as they pass by on their way to storage.</summary>
internal interface IBodyInspector
{
    /// <summary>The next bytes.</summary>
    /// <exception cref="Problems.ProblemException">The body is malformed: nothing of it is kept.</exception>
    void Feed(ReadOnlySpan<byte> bytes);

    /// <summary>The end; what was seen.</summary>
    /// <exception cref="Problems.ProblemException">As for <see cref="Feed"/>.</exception>
    BodyShape Finish();
}

/// <summary>What ingestion has to know of a body to read its rows from any row on.</summary>
/// <param name="Format">CSV or JSON.</param>
/// <param name="Item">The catalogue item.</param>
/// <param name="Batch">The batch id that stands in the body, or null.</param>
/// <param name="FirstRowAt">The offset of the first row, bytes.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Encoding">The text's encoding: <c>utf-8</c> or <c>gb18030</c>.</param>
/// <param name="Columns">A CSV's columns; none for JSON.</param>
/// <param name="UnknownColumns">Columns that the item does not have.</param>
internal sealed record BodyShape(BodyFormat Format, string Item, string? Batch, long FirstRowAt, int Rows, string Encoding,
    IReadOnlyList<string?> Columns, IReadOnlyList<string> UnknownColumns);

/// <summary>How a submission is written.</summary>
internal enum BodyFormat
{
    /// <summary><c>text/csv</c>.</summary>
    Csv,
    /// <summary><c>application/json</c>.</summary>
    Json,
}
