using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Json;
using CreditFunctions.Submissions.Receipts;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>The rows of one step of an ingestion.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">The offset of the row after them.</param>
/// <param name="IsLast">Whether the batch ends with them.</param>
internal sealed record StepRows(IReadOnlyList<SubmittedRow> Rows, long Next, bool IsLast)
{
    /// <summary>The most rows of a step.</summary>
    public const int MostRows = 2000;

    /// <summary>After so many bytes a step ends early: what bounds memory, whatever the rows hold.</summary>
    public const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Reads the next rows of a batch. Cost: 2 round trips and 1 for each MiB.</summary>
    public static async Task<StepRows> ReadAsync(SealedBlobs blobs, SubmissionReceipt receipt, CatalogueItem item, CancellationToken cancellationToken)
    {
        var source = await blobs.OpenReadAsync(SubmissionIntake.Container, receipt.Blob, receipt.Offset, cancellationToken);
        await using IRowReader reader = receipt.Shape.Format == BodyFormat.Csv
            ? new CsvRowReader(source, receipt.Shape.Columns, TextEncodings.Of(receipt.Shape.Encoding), receipt.Offset, receipt.RowsDone + 1)
            : new JsonRowReader(source, item, receipt.Offset, receipt.RowsDone + 1);
        var rows = new List<SubmittedRow>(MostRows);
        while (rows.Count < MostRows && reader.Offset - receipt.Offset < MostBytes)
        {
            if (await reader.NextAsync(cancellationToken) is not { } row) return new StepRows(rows, reader.Offset, true);
            rows.Add(row);
        }

        return new StepRows(rows, reader.Offset, receipt.RowsDone + rows.Count >= receipt.Shape.Rows);
    }
}
