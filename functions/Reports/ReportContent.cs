using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Determinations;
using CreditFunctions.Problems;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Reports;

/// <summary>What a report says (信用报告), the same whether it is printed, shown or read by a program. Its JSON is what the content's hash is of.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Code">The verification code.</param>
/// <param name="AsOf">When it was so, China time.</param>
/// <param name="LedgerEntry">The entry of the ledger that says it was issued.</param>
/// <param name="CheckAt">Where the code is checked.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Records">Everything that stands on that subject.</param>
/// <param name="Determinations">What was determined about it and is not over.</param>
internal sealed record ReportContent(int Format, string Code, DateTimeOffset AsOf, string LedgerEntry, string CheckAt, ReportSubject Subject,
    IReadOnlyList<ReportRecord> Records, IReadOnlyList<ReportDetermination> Determinations)
{
    /// <summary>The second form: with what was determined.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The canonical JSON: these bytes and no others.</summary>
    public byte[] Canonical() => JsonSerializer.SerializeToUtf8Bytes(this, JsonContract.Options);

    /// <summary>SHA-256 of <see cref="Canonical"/>, lower-case hexadecimal.</summary>
    public string Hash() => HashOf(Canonical());

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Without the contents: a record's own text would print them into a log.</summary>
    public override string ToString() => $"report of {Records.Count} records";
}

/// <summary>Whom a report is about.</summary>
/// <param name="Kind">Organisation, individually-owned business, natural person; null where nothing is held.</param>
/// <param name="Name">The name under which it is known; null where nothing is held.</param>
/// <param name="IdentifierKind">The kind of identifier that the identity provider verified; null where it verified none.</param>
/// <param name="Identifier">An organisation's code whole; of a person's number the last four characters only.</param>
internal sealed record ReportSubject(SubjectKind? Kind, string? Name, string? IdentifierKind, string? Identifier)
{
    /// <summary>Without the name.</summary>
    public override string ToString() => $"{Kind} (hidden)";
}

/// <summary>A record in a report. A report is handed on: documents of persons show their last four characters only.</summary>
internal sealed record ReportRecord(string Item, string ItemName, Polarity Polarity, string DocumentNumber, string DecidingBody, string Provider,
    DateOnly? PublicUntil, bool UnderObjection, string? Annotation, DateTimeOffset RecordedAt, IReadOnlyList<ShownField> Fields)
{
    /// <summary>The record as the subject's own query answers it.</summary>
    public static ReportRecord Of(RecordAnswer record) => new(record.Item, record.ItemName, record.Polarity, record.DocumentNumber, record.DecidingBody,
        record.Provider, record.PublicUntil, record.UnderObjection, record.Annotation, record.RecordedAt,
        FieldView.ForPublicBodies(CatalogueItems.Find(record.Item)!, record.Fields.ToDictionary(field => field.Code, field => field.Value)));
}

/// <summary>A determination in a report. A report is handed on: what was found and why stands in the decision, which names whom it harmed.</summary>
internal sealed record ReportDetermination(string Category, string CategoryText, Severity Severity, string Unit, LegalBasis Basis,
    IReadOnlyList<string> Measures, DateOnly ListedOn, DateOnly Until, bool OnSevereList)
{
    /// <summary>The determination as the subject's own query answers it.</summary>
    public static ReportDetermination Of(OwnDetermination determination) => new(determination.Category, determination.CategoryText, determination.Severity,
        determination.Unit, determination.Basis, [.. determination.Measures.Select(measure => measure.Name)], determination.ListedOn, determination.Until,
        determination.OnSevereList);
}
