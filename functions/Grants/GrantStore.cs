using Azure.Data.Tables;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Storage;

namespace CreditFunctions.Grants;

/// <summary>The grants: a partition a unit, a row a version, rows only ever added, and one row of what the unit has in force.</summary>
/// <remarks>
/// What comes into force, or is taken back, is written with that row in one transaction, on the condition that nobody wrote since: of two
/// writers one wins, and the other decides anew on the fresh state. Cost: read 1 round trip, write 1, list 1 for each thousand versions.
/// </remarks>
internal sealed class GrantStore(StorageAccount account, GrantRow rows, TimeProvider clock)
{
    internal const string Table = "Grants";

    /// <summary>What a unit has in force now: one row by its key, never from memory, so that a revocation counts everywhere once it is answered.</summary>
    public async Task<UnitGrants> InForceAsync(string unit, CancellationToken cancellationToken)
    {
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(unit, GrantRow.UnitRow, cancellationToken: cancellationToken);
        return row.HasValue ? GrantRow.ReadUnit(row.Value!) : UnitGrants.Nothing(unit);
    }

    /// <summary>A grant with its history, or null.</summary>
    public async Task<GrantFile?> ReadAsync(string grantId, CancellationToken cancellationToken)
    {
        if (GrantId.UnitOf(grantId) is not { } unit) return null;
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {unit} and (RowKey eq {GrantRow.UnitRow} or (RowKey ge {grantId + "|"} and RowKey lt {grantId + "}"}))");
        var (inForce, versions) = await ReadAsync(unit, filter, cancellationToken);
        return versions.Count == 0 ? null : new GrantFile(inForce, versions);
    }

    /// <summary>All grants of a unit as they stand, oldest id first, and what is in force.</summary>
    public async Task<(UnitGrants InForce, IReadOnlyList<Grant> Grants)> OfUnitAsync(string unit, CancellationToken cancellationToken)
    {
        var (inForce, versions) = await ReadAsync(unit, TableClient.CreateQueryFilter($"PartitionKey eq {unit}"), cancellationToken);
        return (inForce, [.. versions.GroupBy(version => version.Grant.GrantId).Select(versions => versions.Last().Grant)]);
    }

    /// <summary>Grants as they stand, by unit, that fit; as many as a page takes.</summary>
    /// <param name="unit">One unit's, or null: all.</param>
    /// <param name="after">The grant after which the page begins, or null.</param>
    /// <param name="size">The most.</param>
    /// <param name="fits">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Grant>> ListAsync(string? unit, string? after, int size, Func<Grant, bool> fits, CancellationToken cancellationToken)
    {
        var (page, last) = (new List<Grant>(), (Grant?)null);
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(Filter(unit, after), cancellationToken: cancellationToken))
        {
            if (row.RowKey == GrantRow.UnitRow) continue;
            var grant = rows.Read(row).Grant;
            // The versions of a grant follow each other: the one before another grant's first is the newest.
            if (last is not null && last.GrantId != grant.GrantId && fits(last)) page.Add(last);
            if (page.Count == size) return page;
            last = grant;
        }

        if (last is not null && fits(last)) page.Add(last);
        return page;
    }

    /// <summary>Adds a version that changes nothing in force. False where that version is there already: read and decide again.</summary>
    public async Task<bool> TryAddAsync(Grant grant, int number, CancellationToken cancellationToken) =>
        await TrySubmitAsync([Add(grant, number)], cancellationToken);

    /// <summary>Adds a version and with it what the unit has in force. False where somebody else wrote first: read and decide again.</summary>
    public async Task<bool> TryChangeAsync(GrantFile from, Grant next, UnitGrants inForce, CancellationToken cancellationToken) => await TrySubmitAsync(
        [
            Add(next, from.Versions.Count + 1),
            from.Unit.Version is { } version
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, GrantRow.Of(inForce), version)
                : new TableTransactionAction(TableTransactionActionType.Add, GrantRow.Of(inForce)),
        ], cancellationToken);

    private TableTransactionAction Add(Grant grant, int number) =>
        new(TableTransactionActionType.Add, rows.Of(new GrantVersion(number, clock.GetUtcNow(), grant)));

    private async Task<(UnitGrants InForce, List<GrantVersion> Versions)> ReadAsync(string unit, string filter, CancellationToken cancellationToken)
    {
        var (inForce, versions) = (UnitGrants.Nothing(unit), new List<GrantVersion>());
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == GrantRow.UnitRow) inForce = GrantRow.ReadUnit(row);
            else versions.Add(rows.Read(row));
        }

        return (inForce, versions);
    }

    private async Task<bool> TrySubmitAsync(TableTransactionAction[] actions, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TrySubmitAsync(actions, cancellationToken);

    private static string? Filter(string? unit, string? after) => (unit, GrantId.UnitOf(after)) switch
    {
        (null, null) => null,
        (null, { } begun) => TableClient.CreateQueryFilter($"(PartitionKey eq {begun} and RowKey gt {after + "}"}) or PartitionKey gt {begun}"),
        ({ } one, null) => TableClient.CreateQueryFilter($"PartitionKey eq {one}"),
        ({ } one, _) => TableClient.CreateQueryFilter($"PartitionKey eq {one} and RowKey gt {after + "}"}"),
    };
}
