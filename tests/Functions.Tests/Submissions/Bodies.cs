using System.Text;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Json;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>Bodies as they are taken in and read again.</summary>
internal static class Bodies
{
    public static readonly CatalogueItem Penalty = CatalogueItems.Find("penalty")!;

    /// <summary>Inspects a body that comes in pieces of that size.</summary>
    public static BodyShape Inspect(IBodyInspector inspector, ReadOnlySpan<byte> body, int piece = 7)
    {
        for (; body.Length > 0; body = body[Math.Min(piece, body.Length)..]) inspector.Feed(body[..Math.Min(piece, body.Length)]);
        return inspector.Finish();
    }

    public static BodyShape InspectCsv(string text, int piece = 7) => Inspect(new CsvInspector(Penalty), Encoding.UTF8.GetBytes(text), piece);

    /// <summary>The problem that refuses a body.</summary>
    public static Problem Refused(IBodyInspector inspector, byte[] body, int piece = 4096) =>
        Assert.Throws<ProblemException>(() => Inspect(inspector, body, piece)).Problem;

    public static Problem RefusedCsv(string text) => Refused(new CsvInspector(Penalty), Encoding.UTF8.GetBytes(text));

    public static Problem RefusedJson(string text) => Refused(new JsonBatchInspector(), Encoding.UTF8.GetBytes(text), 5);

    /// <summary>All rows, and after each the offset of the next.</summary>
    public static async Task<List<(SubmittedRow Row, long Next)>> ReadAllAsync(BodyShape shape, byte[] body, long? offset = null, int firstRow = 1)
    {
        var at = offset ?? shape.FirstRowAt;
        var source = new MemoryStream(body, (int)at, body.Length - (int)at);
        await using IRowReader reader = shape.Format == BodyFormat.Csv
            ? new CsvRowReader(source, shape.Columns, TextEncodings.Of(shape.Encoding), at, firstRow)
            : new JsonRowReader(source, Penalty, at, firstRow);
        var rows = new List<(SubmittedRow, long)>();
        while (await reader.NextAsync(default) is { } row) rows.Add((row, reader.Offset));
        return rows;
    }
}
