using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Cases;

/// <summary>Which cases of one kind a unit handles, a subject filed, and are open at all. Holds ids only; the cases themselves are the truth.</summary>
/// <remarks>A row is written before the case that it names, so that a crash leaves a row too many and never one too few.</remarks>
internal abstract class CaseIndex(StorageAccount account, string table)
{
    internal const string AllOpen = "open";

    internal static string OfUnit(string unit) => $"unit:{unit}";

    internal static string ClosedOfUnit(string unit) => "closed-" + OfUnit(unit);

    internal static string OfSubject(string subjectId) => $"subject:{subjectId}";

    /// <summary>Puts a case on lists. Cost: 1 round trip a list, at the same time.</summary>
    public Task AddAsync(string caseId, IEnumerable<string> lists, CancellationToken cancellationToken) => Task.WhenAll(
        lists.Distinct().Select(async list => await (await account.TableAsync(table)).UpsertEntityAsync(
            new TableEntity(list, caseId), TableUpdateMode.Replace, cancellationToken)));

    /// <summary>Takes a closed case from the list of open ones, and in units' lists from the open to the closed. Again changes nothing.</summary>
    public async Task CloseAsync(string caseId, IEnumerable<string> units, CancellationToken cancellationToken)
    {
        var lists = units.Distinct().ToList();
        await AddAsync(caseId, lists.Select(ClosedOfUnit), cancellationToken);
        var rows = await account.TableAsync(table);
        foreach (var list in lists.Select(OfUnit).Append(AllOpen))
        {
            await rows.DeleteEntityAsync(list, caseId, ETag.All, cancellationToken);
        }
    }

    /// <summary>The cases on the list that was asked for. Cost: as <see cref="ListAsync(string, CancellationToken)"/>.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(AskedList asked, CancellationToken cancellationToken) =>
        asked.Name is { } list ? await ListAsync(list, cancellationToken) : [];

    /// <summary>The cases on a list. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string list, CancellationToken cancellationToken)
    {
        var cases = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {list}");
        await foreach (var row in (await account.TableAsync(table)).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            cases.Add(row.RowKey);
        }

        return cases;
    }
}
