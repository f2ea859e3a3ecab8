using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Reports;

/// <summary>
/// Which reports were issued: hashes only. A report's contents are not kept; who received one holds the file, and the file is checked against
/// its hash. The code is kept as a keyed hash: who reads the table can check no report and forge none.
/// </summary>
/// <remarks>Rows: (hash of the code, <c>report</c>). Cost: 1 round trip each.</remarks>
internal sealed class ReportStore(StorageAccount account, FieldCipher cipher, Pseudonyms pseudonyms)
{
    internal const string Table = "Reports";
    private const string Row = "report";

    /// <summary>The id under which the ledger names a report; follows from its code.</summary>
    public string IdOf(string code) => "v" + pseudonyms.Id("report", code);

    /// <summary>Takes note of a report before it is handed out.</summary>
    public async Task AddAsync(string code, IssuedReport report, string? subjectId, CancellationToken cancellationToken)
    {
        var id = IdOf(code);
        var row = new TableEntity(id, Row)
        {
            ["IssuedAt"] = report.IssuedAt,
            ["Format"] = report.Format.ToString(),
            ["ContentHash"] = report.ContentHash,
            ["FileHash"] = report.FileHash,
            ["LedgerEntry"] = report.LedgerEntry,
        };
        if (subjectId is not null) row["Subject"] = cipher.Seal(subjectId, $"{Table}\n{id}\n{Row}");
        await (await account.TableAsync(Table)).AddEntityAsync(row, cancellationToken);
    }

    /// <summary>The report of that code, or null.</summary>
    public async Task<IssuedReport?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var found = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(IdOf(code), Row, cancellationToken: cancellationToken);
        return found.HasValue && found.Value is { } row
            ? new IssuedReport(row.GetDateTimeOffset("IssuedAt")!.Value, Enum.Parse<ReportFormat>(row.GetString("Format")),
                row.GetString("ContentHash"), row.GetString("FileHash"), row.GetString("LedgerEntry"))
            : null;
    }
}

/// <summary>What is kept of a report.</summary>
/// <param name="IssuedAt">When it was issued, UTC.</param>
/// <param name="Format">In what it was handed out.</param>
/// <param name="ContentHash">SHA-256 of its canonical content; printed on it.</param>
/// <param name="FileHash">SHA-256 of exactly the bytes that were handed out.</param>
/// <param name="LedgerEntry">The entry of the ledger that says so.</param>
internal sealed record IssuedReport(DateTimeOffset IssuedAt, ReportFormat Format, string ContentHash, string FileHash, string LedgerEntry)
{
    /// <summary>Whether a hash is one of this report's.</summary>
    public bool Matches(string hash) => hash.Equals(ContentHash, StringComparison.OrdinalIgnoreCase) || hash.Equals(FileHash, StringComparison.OrdinalIgnoreCase);
}
