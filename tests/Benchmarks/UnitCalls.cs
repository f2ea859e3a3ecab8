using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Benchmarks;

/// <summary>
/// The storage calls that one unit's task and feedback cost, made raw: its inbox with the task (three rows), the action and its row read, the row written, the
/// subject's inbox (two rows), the row written. The calls for an action as a whole are left out, and what tasks write of rows, twenty at once.
/// </summary>
internal sealed class UnitCalls
{
    private const int AtOnce = 32, UnitsEach = 20, Subjects = 200;
    private static readonly string s_text = new('文', 200);
    private readonly SemaphoreSlim _lanes = new(AtOnce);
    private readonly TableClient _table;
    private readonly long _units, _each;
    private long _next;

    private UnitCalls(TableClient table, long units, long activities) => (_table, _units, _each) = (table, units, (units + activities - 1) / activities);

    /// <param name="app">Whose storage it is.</param>
    /// <param name="units">How many units' calls are to be made.</param>
    /// <param name="activities">How many activities share them.</param>
    public static async Task<UnitCalls> MakeAsync(LocalAppProcess app, long units, long activities)
    {
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("RawCalls");
        await table.CreateIfNotExistsAsync();
        // The rows lie there when the tasks go out.
        await Parallel.ForEachAsync(Range(units / UnitsEach), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (action, stop) =>
            await table.SubmitTransactionAsync([.. Enumerable.Range(0, UnitsEach).Select(unit => Add($"action {action}", $"{(action * UnitsEach) + unit}"))], stop));
        return new UnitCalls(table, units, activities);

        static IEnumerable<long> Range(long count)
        {
            for (var at = 0L; at < count; at++) yield return at;
        }
    }

    /// <summary>One activity's share; nothing once all are made.</summary>
    public async Task NextAsync()
    {
        for (var share = 0; share < _each && Interlocked.Increment(ref _next) - 1 is var unit && unit < _units; share++)
        {
            await _lanes.WaitAsync();
            try
            {
                await MakeAsync(unit);
            }
            finally
            {
                _lanes.Release();
            }
        }
    }

    private async Task MakeAsync(long unit)
    {
        var (inbox, action, subject) = ($"unit {unit}", $"action {unit / UnitsEach}", $"subject {unit % Subjects}");
        await _table.SubmitTransactionAsync([Add(inbox, "id"), Add(inbox, "notice"), Add(inbox, "task")]);
        await Task.WhenAll(_table.GetEntityIfExistsAsync<TableEntity>(action, "case"), _table.GetEntityAsync<TableEntity>(action, $"{unit}"));
        await _table.UpdateEntityAsync(Row(action, $"{unit}"), ETag.All, TableUpdateMode.Replace);
        await _table.SubmitTransactionAsync([Add(subject, $"id {unit}"), Add(subject, $"notice {unit}")]);
        await _table.UpdateEntityAsync(Row(action, $"{unit}"), ETag.All, TableUpdateMode.Replace);
    }

    private static TableTransactionAction Add(string partition, string row) => new(TableTransactionActionType.Add, Row(partition, row));

    private static TableEntity Row(string partition, string row) => new(partition, row) { ["Text"] = s_text };
}
