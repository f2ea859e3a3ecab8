using Azure.Data.Tables;
using CreditFunctions.Objections;

namespace CreditFunctions.Functions.Tests.Operations;

public sealed class IndexRebuildTests
{
    [Fact]
    public async Task Lists_of_cases_that_were_lost_are_made_again_from_the_cases()
    {
        await using var app = await OperatedApp.StartAsync();
        var (open, told) = (app.Objections, await app.AnotherAsync());
        var (id, other) = (await open.FileAsync(), await told.FileAsync());
        await told.PostAsync($"/{other}/decision", told.Handler, Objections.ObjectionApp.Decision());
        await told.QuietAsync();
        var before = await RowsAsync(app);
        var table = await app.Table(ObjectionIndex.Table);
        foreach (var (partition, row) in before) await table.DeleteEntityAsync(partition, row);
        Assert.Empty(await RowsAsync(app));

        // The night to Sunday.
        await open.MoveToAsync("2026-11-08T04:30:00+08:00");
        Assert.Equal(before, await RowsAsync(app));
        Assert.Contains(("open", id), before);
        Assert.DoesNotContain(("open", other), before);
        Assert.Contains(($"subject:{told.SubjectId}", other), before);
    }

    private static async Task<IReadOnlyList<(string Partition, string Row)>> RowsAsync(OperatedApp app)
    {
        var rows = new List<(string, string)>();
        await foreach (var row in (await app.Table(ObjectionIndex.Table)).QueryAsync<TableEntity>()) rows.Add((row.PartitionKey, row.RowKey));
        return [.. rows.Order()];
    }
}
