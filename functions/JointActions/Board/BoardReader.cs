using Azure.Data.Tables;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Board;

/// <summary>Reads an action with its units: always one query of one partition, of which at most 500 rows are units'.</summary>
internal sealed class BoardReader(StorageAccount account, JointActionStore store, UnitRows rows)
{
    /// <summary>The whole board, or null. Cost: 1 round trip; 2 where 500 units wrote more than 4 MB.</summary>
    public Task<ActionBoard?> ReadAsync(string actionId, CancellationToken cancellationToken) =>
        QueryAsync(actionId, TableClient.CreateQueryFilter($"PartitionKey eq {actionId}"), cancellationToken);

    /// <summary>The action with one unit's row, or none where it takes no part. Cost: 1 round trip.</summary>
    public Task<ActionBoard?> ReadAsync(string actionId, string unit, CancellationToken cancellationToken) => QueryAsync(actionId,
        TableClient.CreateQueryFilter($"PartitionKey eq {actionId} and (RowKey eq {"case"} or RowKey eq {UnitRows.Key(unit)})"), cancellationToken);

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
        return action is null ? null : new ActionBoard(action, history, units);
    }
}
