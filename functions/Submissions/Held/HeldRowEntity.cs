using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Held;

/// <summary>A held row as a table row, and back. What it says of its subject, and why it was decided so, is encrypted.</summary>
internal sealed class HeldRowEntity(FieldCipher cipher)
{
    internal const string Partition = "held", Open = "open";
    private static readonly IReadOnlyDictionary<string, string> s_apart = new Dictionary<string, string>();

    public static string RowKey(string receiptId, int row) => string.Create(CultureInfo.InvariantCulture, $"{receiptId}|{row:D7}");

    public TableEntity From(HeldRow row)
    {
        var key = RowKey(row.ReceiptId, row.Row);
        var entity = new TableEntity(Partition, key)
        {
            ["Provider"] = row.Provider,
            ["DecidingBody"] = row.DecidingBody,
            ["Why"] = row.Why,
            ["HeldAt"] = row.HeldAt,
            ["State"] = row.Decision?.Outcome.ToString() ?? Open,
            ["IsDone"] = row.IsDone,
            // Two columns: a column holds 64 KiB, and the values alone may take most of it.
            ["Values"] = Seal(row.Draft.Values, key, "values"),
            ["Draft"] = Seal(row.Draft with { Values = s_apart }, key, "draft"),
        };
        if (row.MovedFrom is { } from) (entity["FromSubject"], entity["FromRecord"]) = (from.SubjectId, from.RecordId);
        if (row.Decision is { } decision) entity["Decision"] = Seal(decision, key, "decision");
        return entity;
    }

    public HeldRow To(TableEntity entity)
    {
        var key = entity.RowKey;
        var at = key.IndexOf('|', StringComparison.Ordinal);
        return new HeldRow(key[..at], int.Parse(key.AsSpan(at + 1), CultureInfo.InvariantCulture), entity.GetString("Provider"),
            entity.GetString("DecidingBody"), entity.GetString("Why"),
            Unseal<RecordVersion>(entity, key, "Draft") with { Values = Unseal<Dictionary<string, string>>(entity, key, "Values") },
            entity.GetDateTimeOffset("HeldAt")!.Value)
        {
            MovedFrom = entity.GetString("FromSubject") is { } subject ? new RecordKey(subject, entity.GetString("FromRecord")) : null,
            Decision = entity.ContainsKey("Decision") ? Unseal<HeldDecision>(entity, key, "Decision") : null,
            IsDone = entity.GetBoolean("IsDone") == true,
        };
    }

    private byte[] Seal<T>(T value, string key, string column) => cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(value, JsonContract.Options), Context(key, column));

    private T Unseal<T>(TableEntity entity, string key, string column) where T : class => JsonSerializer.Deserialize<T>(
        cipher.OpenBytes(entity.GetBinary(column), Context(key, column.ToLowerInvariant())), JsonContract.Options)!;

    private static string Context(string key, string column) => $"HeldRows\n{key}\n{column}";
}
