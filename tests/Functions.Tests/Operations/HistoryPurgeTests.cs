using CreditFunctions.Functions.Tests.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Operations;

public sealed class HistoryPurgeTests
{
    [Fact]
    public async Task History_of_an_ended_case_goes_so_many_days_after_its_end_and_the_cases_own_list_stays()
    {
        await using var app = await OperatedApp.StartAsync(("Operations__HistoryDays", "2"));
        var (ended, running) = (app.Objections, await app.AnotherAsync());
        var (id, other) = (await ended.FileAsync(), await running.FileAsync());
        // Created more than two days before it ends: the end counts.
        await ended.MoveToAsync("2026-11-05T09:00:00+08:00");
        await ended.PostAsync($"/{id}/decision", ended.Handler, ObjectionApp.Decision());
        await ended.QuietAsync();

        await ended.MoveToAsync("2026-11-07T08:00:00+08:00");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await app.Durable.GetInstanceAsync(id))?.RuntimeStatus);
        await ended.MoveToAsync("2026-11-08T04:00:00+08:00");
        Assert.Null(await app.Durable.GetInstanceAsync(id));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await app.Durable.GetInstanceAsync(other))?.RuntimeStatus);
        Assert.Contains("decided", (await ended.ReadAsync(id))["events"]!.AsArray().Select(entry => (string)entry!["event"]!));
    }
}
