using Azure.Data.Tables;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Board;

/// <summary>Reads an action with its units: one query of one partition, of which at most 500 rows are units'; or with one of them.</summary>
internal sealed class BoardReader(StorageAccount account, JointActionStore store, UnitRows rows)
{
    /// <summary>The whole board, or null. Cost: 1 round trip; 2 where 500 units wrote more than 4 MB.</summary>
    public Task<ActionBoard?> ReadAsync(string actionId, CancellationToken cancellationToken) =>
        QueryAsync(actionId, TableClient.CreateQueryFilter($"PartitionKey eq {actionId}"), cancellationToken);

    /// <summary>The action with one unit's row, or none where it takes no part. Cost: 2 reads by key at the same time; a query for both would read all the rows.</summary>
    public async Task<ActionBoard?> ReadAsync(string actionId, string unit, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(actionId) || !OpaqueId.Is(unit)) return null;
        var table = await account.TableAsync(JointActionStore.Table);
        var (action, row) = (store.ReadAsync(actionId, cancellationToken),
            table.GetEntityIfExistsAsync<TableEntity>(actionId, UnitRows.Key(unit), cancellationToken: cancellationToken));
        await Task.WhenAll(action, row);
        return await action is not { } file ? null
            : BoardOf(file.Case, [], (await row) is { HasValue: true, Value: { } found } && rows.Read(found) is { } read ? [read] : []);
    }

    private async Task<ActionBoard?> QueryAsync(string actionId, string filter, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(actionId)) return null;
        JointAction? action = null;
        var (history, units) = (new List<CaseEntry<JointActionEvent>>(), new List<StoredUnit>());
        await foreach (var row in (await account.TableAsync(JointActionStore.Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (rows.Read(row) is { } unit) units.Add(unit);
            else if (store.EntryOf(row) is { } entry) history.Add(entry);
            else action ??= store.FileOf(row)?.Case;
        }

        // Rows of units without an action: starting it was cut off before it was answered.
        return action is null ? null : BoardOf(action, history, units);
    }

    private static ActionBoard BoardOf(JointAction action, IReadOnlyList<CaseEntry<JointActionEvent>> history, IEnumerable<StoredUnit> units)
    {
        var rows = units.ToLookup(row => !row.File.Task.Joined || action.Joined.Contains(row.File.Task.Unit));
        return new ActionBoard(action, history, [.. rows[true].Select(row => row with { File = row.File.AsToldBy(action) })]) { Leftovers = [.. rows[false]] };
    }
}
