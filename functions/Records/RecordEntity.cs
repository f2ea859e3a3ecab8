using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Storage;

namespace CreditFunctions.Records;

/// <summary>A record version as a table row, and back. What can name a person stands in one encrypted column.</summary>
internal sealed class RecordEntity(FieldCipher cipher)
{
    internal const string ConsentColumn = "Consent";

    // A column holds 64 KiB: Chinese text as it is, three bytes a character, fits; escaped it would take six.
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The row of a version.</summary>
    public static string RowKey(string recordId, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{recordId}|{version:D6}");

    public TableEntity From(RecordVersion version)
    {
        var row = RowKey(version.RecordId, version.Version);
        var entity = new TableEntity(version.SubjectId, row)
        {
            ["Item"] = version.Item,
            ["SubjectKind"] = version.SubjectKind.ToString(),
            ["Status"] = version.Status.ToString(),
            ["Provider"] = version.Provider,
            ["DecidingBody"] = version.DecidingBody,
            ["DocumentNumber"] = version.DocumentNumber,
            ["ContentHash"] = version.ContentHash,
            ["Action"] = version.Action.ToString(),
            ["Row"] = version.Row,
            ["RecordedAt"] = version.RecordedAt,
            ["Values"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(version.Values, s_plain), Context(version.SubjectId, row)),
        };
        if (version.ReceiptId is not null) entity["ReceiptId"] = version.ReceiptId;
        if (version.DecidedBy is not null) entity["DecidedBy"] = version.DecidedBy;
        // Reasons and notes are written by people, and people write names.
        if (version.Reason is not null) entity["Reason"] = cipher.Seal(version.Reason, Context(version.SubjectId, row + "|reason"));
        if (version.Basis is not null) entity["Basis"] = version.Basis;
        if (version.ConsentId is not null) entity[ConsentColumn] = version.ConsentId;
        if (version.ConsentUntil is { } until) entity["ConsentUntil"] = until.ToString("O", CultureInfo.InvariantCulture);
        if (version.LegalBasis is not null) entity["LegalBasis"] = version.LegalBasis;
        if (version.Annotation is not null) entity["Annotation"] = cipher.Seal(version.Annotation, Context(version.SubjectId, row + "|annotation"));
        return entity;
    }

    public RecordVersion To(TableEntity entity)
    {
        var (subjectId, row) = (entity.PartitionKey, entity.RowKey);
        return new RecordVersion
        {
            SubjectId = subjectId,
            RecordId = row[..row.IndexOf('|', StringComparison.Ordinal)],
            Version = int.Parse(row.AsSpan(row.IndexOf('|', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture),
            Item = entity.GetString("Item"),
            SubjectKind = Enum.Parse<SubjectKind>(entity.GetString("SubjectKind")),
            Status = Enum.Parse<RecordStatus>(entity.GetString("Status")),
            Provider = entity.GetString("Provider"),
            DecidingBody = entity.GetString("DecidingBody"),
            DocumentNumber = entity.GetString("DocumentNumber"),
            ContentHash = entity.GetString("ContentHash"),
            Action = Enum.Parse<RecordAction>(entity.GetString("Action")),
            ReceiptId = entity.GetString("ReceiptId"),
            DecidedBy = entity.GetString("DecidedBy"),
            Row = entity.GetInt32("Row") ?? 0,
            RecordedAt = entity.GetDateTimeOffset("RecordedAt")!.Value,
            Reason = entity.GetBinary("Reason") is { } reason ? cipher.Open(reason, Context(subjectId, row + "|reason")) : null,
            Basis = entity.GetString("Basis"),
            ConsentId = entity.GetString(ConsentColumn),
            ConsentUntil = entity.GetString("ConsentUntil") is { } until ? DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture) : null,
            LegalBasis = entity.GetString("LegalBasis"),
            Annotation = entity.GetBinary("Annotation") is { } note ? cipher.Open(note, Context(subjectId, row + "|annotation")) : null,
            Values = JsonSerializer.Deserialize<Dictionary<string, string>>(
                cipher.OpenBytes(entity.GetBinary("Values"), Context(subjectId, row)))!,
        };
    }

    private static string Context(string subjectId, string row) => $"Records\n{subjectId}\n{row}";
}
