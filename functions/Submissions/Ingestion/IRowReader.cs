using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>A row as it was sent.</summary>
/// <param name="Number">From 1; the header is not counted.</param>
/// <param name="Instruction">What is to be done with it.</param>
/// <param name="Values">Values as written, by field code.</param>
/// <param name="Unknown">Names that the item does not have, where the row names its fields itself (JSON).</param>
internal sealed record SubmittedRow(int Number, RowInstruction Instruction, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Unknown)
{
    /// <summary>The number only: the rest is personal data.</summary>
    public override string ToString() => $"row {Number}";
}

/// <summary>Reads rows from any row on, one in memory.</summary>
internal interface IRowReader : IAsyncDisposable
{
    /// <summary>The offset at which the next row begins, bytes.</summary>
    long Offset { get; }

    /// <summary>The next row, or null at the end.</summary>
    ValueTask<SubmittedRow?> NextAsync(CancellationToken cancellationToken);
}
