using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class InstanceIdTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "", "must not be empty" },
        { new string('x', 257), "at most 256 characters" },
        { "a/b", "must not contain '/'" },
        { "a\\b", "must not contain '\\'" },
        { "a#b", "must not contain '#'" },
        { "a?b", "must not contain '?'" },
        { "a\nb", "control characters" },
        { "a\u0085b", "control characters" },
        { "@a", "must not begin with '@'" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task Behaviour_4_an_id_that_breaks_a_rule_is_refused_and_the_rule_named(string id, string rule)
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => host.StartInstanceAsync("Main", id: id));

        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("案件-1")]
    [InlineData("a@b:c|d")]
    public async Task Behaviour_4_other_ids_are_taken(string id)
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Orchestrator("Main", context => Task.FromResult(context.InstanceId));

        await host.StartInstanceAsync("Main", id: id);
        await host.StartInstanceAsync("Main", id: new string('x', 256));

        Assert.Equal(id, (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task Behaviour_4_a_child_gets_a_new_GUID_without_dashes_as_its_id(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => Task.FromResult(context.InstanceId));
        host.Code.Orchestrator("Main", async context =>
            new[] { await context.CallSubOrchestratorAsync<string>("Child"), await context.CallSubOrchestratorAsync<string>("Child") });

        var ids = (await host.RunAsync("Main")).ReadOutputAs<string[]>()!;

        Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "N", out _)));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Theory, BothModes]
    public async Task Behaviour_4_a_childs_id_keeps_the_rules_too(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
            context.CallSubOrchestratorAsync("Child", null, new SubOrchestrationOptions(new TaskOptions((TaskRetryOptions?)null), "a/b")));

        var ended = await host.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("must not contain '/'", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
