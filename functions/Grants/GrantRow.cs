using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Storage;

namespace CreditFunctions.Grants;

/// <summary>Versions of grants, and what a unit has in force, as table rows, and back. A grant names units and pseudonyms only; reasons are
/// written by people, and people write names, so they are encrypted.</summary>
internal sealed class GrantRow(FieldCipher cipher)
{
    /// <summary>The row of what a unit has in force. It sorts behind the versions.</summary>
    public const string UnitRow = "unit";

    private const string EverGranted = "EverGranted", Count = "Count", Content = "Grant", At = "At", Reason = "Reason";

    /// <summary>The row key of a version.</summary>
    public static string Key(string grantId, int number) => string.Create(CultureInfo.InvariantCulture, $"{grantId}|{number:D4}");

    /// <summary>Names the terms: the same terms have the same name, whoever proposed them. SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(GrantTerms terms) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(terms)));

    public TableEntity Of(GrantVersion version)
    {
        var row = Key(version.Grant.GrantId, version.Number);
        var entity = new TableEntity(version.Grant.Terms.Unit, row)
        {
            [Content] = JsonSerializer.Serialize(version.Grant with { Reason = null }),
            [At] = version.At,
        };
        if (version.Grant.Reason is { } reason) entity[Reason] = cipher.Seal(reason, Context(entity.PartitionKey, row));
        return entity;
    }

    public GrantVersion Read(TableEntity entity)
    {
        var grant = JsonSerializer.Deserialize<Grant>(entity.GetString(Content))!;
        if (entity.GetBinary(Reason) is { } reason) grant = grant with { Reason = cipher.Open(reason, Context(entity.PartitionKey, entity.RowKey)) };
        var number = int.Parse(entity.RowKey.AsSpan(entity.RowKey.IndexOf('|', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return new GrantVersion(number, entity.GetDateTimeOffset(At)!.Value, grant);
    }

    // A column for each: one holds 32,768 characters, a row 1 MiB.
    public static TableEntity Of(UnitGrants unit)
    {
        var entity = new TableEntity(unit.Unit, UnitRow) { [EverGranted] = unit.EverGranted, [Count] = unit.InForce.Count };
        for (var at = 0; at < unit.InForce.Count; at++) entity[Column(at)] = JsonSerializer.Serialize(unit.InForce[at]);
        return entity;
    }

    public static UnitGrants ReadUnit(TableEntity entity) => new(entity.PartitionKey, entity.GetBoolean(EverGranted)!.Value,
        [.. Enumerable.Range(0, entity.GetInt32(Count)!.Value).Select(at => JsonSerializer.Deserialize<Grant>(entity.GetString(Column(at)))!)], entity.ETag);

    private static string Column(int at) => string.Create(CultureInfo.InvariantCulture, $"{Content}{at:D2}");

    private static string Context(string unit, string row) => $"{GrantStore.Table}\n{unit}\n{row}";
}
