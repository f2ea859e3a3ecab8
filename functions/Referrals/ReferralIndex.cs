using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Referrals;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>The lists of referrals, the latest breach first: all, those of a state, those of a unit. Holds ids only; the cases are the truth.</summary>
/// <remarks>A row is written before the change that it follows from, so that a crash leaves a row too many and never one too few.</remarks>
internal sealed class ReferralIndex(StorageAccount account)
{
    internal const string Table = "ReferralIndex", All = "all", Pending = "pending";

    internal static string OfState(ReferralStage stage) => $"state:{stage}";

    internal static string OfUnit(string unit) => $"unit:{unit}";

    /// <summary>Puts a referral on lists. Cost: 1 round trip a list, at the same time.</summary>
    public Task AddAsync(string referralId, DateTimeOffset firstSince, IEnumerable<string> lists, CancellationToken cancellationToken) =>
        Task.WhenAll(lists.Select(async list => await (await account.TableAsync(Table)).UpsertEntityAsync(
            new TableEntity(list, RowOf(referralId, firstSince)), TableUpdateMode.Replace, cancellationToken)));

    /// <summary>Takes it off lists; again changes nothing. Cost: 1 round trip a list, at the same time.</summary>
    public Task RemoveAsync(string referralId, DateTimeOffset firstSince, IEnumerable<string> lists, CancellationToken cancellationToken) =>
        Task.WhenAll(lists.Select(async list => await (await account.TableAsync(Table)).DeleteEntityAsync(
            list, RowOf(referralId, firstSince), ETag.All, cancellationToken)));

    /// <summary>Some of a list, after a row. Cost: 1 round trip.</summary>
    /// <param name="list">Which.</param>
    /// <param name="after">The row before; empty: from the start.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Rows in order; the id stands behind the last bar.</returns>
    public async Task<IReadOnlyList<string>> PageAsync(string list, string after, int most, CancellationToken cancellationToken)
    {
        var rows = new List<string>(most);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey gt {after}");
        var query = (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, most, ["RowKey"], cancellationToken);
        await foreach (var row in query)
        {
            rows.Add(row.RowKey);
            if (rows.Count == most) break;
        }

        return rows;
    }

    internal static string IdOf(string row) => row[(row.LastIndexOf('|') + 1)..];

    /// <summary>Its row on every list.</summary>
    internal static string RowOf(string referralId, DateTimeOffset firstSince) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - firstSince.UtcTicks:D19}|{referralId}");
}
