using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>What releases before kept of referrals: a row each, added and never changed. They are read, and adopted as cases when they are needed.</summary>
internal sealed class OldReferrals(StorageAccount account)
{
    private const string Table = "Referrals", Partition = "art-36";

    /// <summary>One of them, with the time at which it was opened, or null. Cost: 1 round trip.</summary>
    public async Task<(Referral Referral, DateTimeOffset OpenedAt)?> FindAsync(string referralId, CancellationToken cancellationToken)
    {
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(Partition, referralId, cancellationToken: cancellationToken);
        return row.HasValue ? Of(row.Value!) : null;
    }

    /// <summary>All of them. Cost: 1 round trip a thousand.</summary>
    public async IAsyncEnumerable<(Referral Referral, DateTimeOffset OpenedAt)> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) yield return Of(row);
    }

    private static (Referral, DateTimeOffset) Of(TableEntity row) => (new Referral(row.RowKey, row.GetString("Unit"), row.GetString("Cause"),
        row.GetString("CaseId"), row.GetDateTimeOffset("Since")!.Value), row.GetDateTimeOffset("OpenedAt")!.Value);
}
