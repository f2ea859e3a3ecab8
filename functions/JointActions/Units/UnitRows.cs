using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Units;

/// <summary>The units' rows: <c>u|{unit}</c> in their action's partition, contents encrypted. Written on condition, a hundred a transaction.</summary>
/// <remarks>Cost: 1 round trip a hundred rows, the hundreds at the same time.</remarks>
internal sealed class UnitRows(StorageAccount account, FieldCipher cipher)
{
    private const string Prefix = "u|", State = "State";
    private const int MostOfATransaction = 100;

    public static string Key(string unit) => Prefix + unit;

    /// <summary>The row read, or null where it is another kind of row.</summary>
    public StoredUnit? Read(TableEntity entity) => !entity.RowKey.StartsWith(Prefix, StringComparison.Ordinal) ? null
        : new StoredUnit(UnitFile.Parse(cipher.Open(entity.GetBinary(State), Context(entity.PartitionKey, entity.RowKey))), entity.ETag);

    /// <summary>Writes a row. Null where somebody else wrote it first. Cost: 1 round trip.</summary>
    /// <returns>The row with its new version.</returns>
    public async Task<StoredUnit?> TryWriteAsync(StoredUnit unit, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(JointActionStore.Table);
        return await table.TryPutAsync(EntityOf(unit), unit.Version, cancellationToken) is { } version ? unit with { Version = version } : null;
    }

    /// <summary>Writes rows of one action. False where somebody else wrote one of them first: what was in its hundred is not written, the rest is.</summary>
    public async Task<bool> TryWriteAsync(IReadOnlyCollection<StoredUnit> units, CancellationToken cancellationToken)
    {
        if (units.Count == 1) return await TryWriteAsync(units.First(), cancellationToken) is not null;
        var table = await account.TableAsync(JointActionStore.Table);
        var hundreds = units.Chunk(MostOfATransaction).Select(some => table.TrySubmitAsync(some.Select(ActionOf), cancellationToken));
        return (await Task.WhenAll(hundreds)).All(written => written);
    }

    private TableTransactionAction ActionOf(StoredUnit unit) => unit.Version is { } version
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, EntityOf(unit), version)
        : new TableTransactionAction(TableTransactionActionType.Add, EntityOf(unit));

    private TableEntity EntityOf(StoredUnit unit)
    {
        var task = unit.File.Task;
        var entity = new TableEntity(task.CaseId, Key(task.Unit));
        entity[State] = cipher.Seal(unit.File.ToJson(), Context(entity.PartitionKey, entity.RowKey));
        return entity;
    }

    private static string Context(string partition, string row) => $"{JointActionStore.Table}\n{partition}\n{row}";
}
