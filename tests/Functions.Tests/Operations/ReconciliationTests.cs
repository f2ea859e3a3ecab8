using CreditFunctions.Functions.Tests.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>An orchestration is lost, ended or held up; the hourly round finds it, and the case ends in time.</summary>
[Trait("Article", "25")]
public sealed class ReconciliationTests
{
    [Theory]
    [InlineData("purged")]
    [InlineData("terminated")]
    [InlineData("suspended")]
    public async Task Case_whose_orchestration_broke_is_healed_from_its_own_row_and_ends_in_time(string accident)
    {
        await using var app = await OperatedApp.StartAsync();
        var objection = app.Objections;
        var id = await objection.FileAsync();
        await objection.QuietAsync();
        await BreakAsync(app.Durable, id, accident);

        await objection.MoveToAsync("2026-11-09T12:00:00+08:00");
        var healed = await app.Durable.GetInstanceAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Running, healed?.RuntimeStatus);
        Assert.Equal(["assigned", "reminder"], await objection.KindsAsync(objection.Handler, unit: true));

        await objection.PostAsync($"/{id}/decision", objection.Handler, ObjectionApp.Decision());
        await objection.QuietAsync();
        var summary = await objection.ReadAsync(id);
        Assert.Equal(("told", true), ((string)summary["state"]!, (bool)summary["inTime"]!));
        Assert.Equal(["accepted", "result"], await objection.KindsAsync(objection.Applicant, unit: false));
        Assert.False(await objection.IsMarkedAsync());
    }

    [Fact]
    public async Task Orchestration_that_waits_for_its_next_day_is_left_alone()
    {
        await using var app = await OperatedApp.StartAsync();
        var id = await app.Objections.FileAsync();
        await app.Objections.QuietAsync();
        var before = await app.Durable.GetInstanceAsync(id);
        await app.Objections.MoveToAsync("2026-11-04T12:00:00+08:00");
        var after = await app.Durable.GetInstanceAsync(id);
        Assert.Equal((before!.CreatedAt, before.LastUpdatedAt), (after!.CreatedAt, after.LastUpdatedAt));
    }

    private static async Task BreakAsync(DurableTaskClient durable, string id, string accident)
    {
        if (accident == "suspended")
        {
            await durable.SuspendInstanceAsync(id);
            return;
        }

        await durable.TerminateInstanceAsync(id, null);
        await durable.WaitForInstanceCompletionAsync(id);
        if (accident == "purged") Assert.Equal(1, (await durable.PurgeInstanceAsync(id)).PurgedInstanceCount);
    }
}
