using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class QueryTests
{
    [Fact]
    public async Task Pages_follow_each_other_by_continuation_token_until_the_last()
    {
        await using var host = await FilledAsync();
        var query = new OrchestrationQuery(PageSize: 10, InstanceIdPrefix: "case|");
        var (seen, token, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            await foreach (var page in host.Client.GetAllInstancesAsync(query with { ContinuationToken = token }).AsPages())
            {
                seen.AddRange(page.Values.Select(found => found.InstanceId));
                token = page.ContinuationToken;
                pages++;
                break;
            }
        }
        while (token is not null);

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"case|{number:D2}"), seen);
    }

    [Fact]
    public async Task All_instances_come_one_by_one_without_a_filter()
    {
        await using var host = await FilledAsync();

        var count = 0;
        await foreach (var found in host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 4)))
        {
            Assert.Null(found.SerializedInput);
            count++;
        }

        Assert.Equal(27, count);
    }

    [Fact]
    public async Task Status_and_time_filters_choose()
    {
        await using var host = await FilledAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.StartInstanceAsync("Wait", id: "later");
        await host.QuietAsync();

        Assert.Equal(["later", "waits"], await IdsAsync(host, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])));
        Assert.Equal(["later"], await IdsAsync(host, new OrchestrationQuery(CreatedFrom: EngineHost.Beginning.AddMinutes(1))));
        Assert.Equal(["other"], await IdsAsync(host, new OrchestrationQuery(CreatedTo: EngineHost.Beginning, InstanceIdPrefix: "oth")));
        Assert.Equal(["later", "other", "waits"], (await IdsAsync(host, new OrchestrationQuery())).Where(id => !id.StartsWith("case", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Payloads_come_where_asked_for()
    {
        await using var host = await FilledAsync();

        await foreach (var found in host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "case|07", FetchInputsAndOutputs: true)))
        {
            Assert.Equal((7, 7), (found.ReadInputAs<int>(), found.ReadOutputAs<int>()));
        }
    }

    [Fact]
    public async Task A_foreign_continuation_token_is_refused()
    {
        await using var host = await FilledAsync();

        var pages = host.Client.GetAllInstancesAsync(new OrchestrationQuery(ContinuationToken: "***"));

        Assert.Throws<ArgumentException>(() => pages.AsPages());
    }

    [Fact]
    public async Task Purge_removes_a_finished_instance_with_its_history_and_leaves_a_running_one()
    {
        await using var host = await FilledAsync();

        var (finished, running, unknown) = (await host.Client.PurgeInstanceAsync("other"), await host.Client.PurgeInstanceAsync("waits"),
            await host.Client.PurgeInstanceAsync("nobody"));

        Assert.Equal((1, 0, 0), (finished.PurgedInstanceCount, running.PurgedInstanceCount, unknown.PurgedInstanceCount));
        Assert.Null(await host.Client.GetInstanceAsync("other"));
        Assert.Equal(26, host.CountRows("Instances"));
        Assert.Equal(26, host.CountRows("History"));
    }

    [Fact]
    public async Task Purge_by_filter_removes_the_finished_ones_that_it_names()
    {
        await using var host = await FilledAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.StartInstanceAsync("Echo", 1, "later");
        await host.QuietAsync();

        var none = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed]));
        var purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: EngineHost.Beginning));

        Assert.Equal((0, 26), (none.PurgedInstanceCount, purged.PurgedInstanceCount));
        Assert.Equal(["later", "waits"], await IdsAsync(host, new OrchestrationQuery()));
    }

    private static async Task<EngineHost> FilledAsync()
    {
        var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Orchestrator("Echo", context => Task.FromResult(context.GetInput<int>()));
        host.Code.Orchestrator("Wait", context => context.WaitForExternalEvent<int>("Never"));
        foreach (var number in Enumerable.Range(0, 25).Reverse()) await host.StartInstanceAsync("Echo", number, $"case|{number:D2}");
        await host.StartInstanceAsync("Echo", 0, "other");
        await host.StartInstanceAsync("Wait", id: "waits");
        await host.QuietAsync();
        return host;
    }

    private static async Task<List<string>> IdsAsync(EngineHost host, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var found in host.Client.GetAllInstancesAsync(query)) ids.Add(found.InstanceId);
        return ids;
    }
}
