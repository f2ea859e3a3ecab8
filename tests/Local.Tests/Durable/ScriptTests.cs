using FsCheck.Xunit;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Tests.Durable;

/// <summary>Random orchestrations, made of everything that an orchestration does, against their plain sums.</summary>
public class ScriptTests
{
    [Property(MaxTest = 40)]
    public async Task Random_orchestrations_come_out_the_same_warm_and_replayed(int seed)
    {
        var script = Script.Random(new Random(seed), depth: 3);

        Assert.Equal(script.Sum(), await RunAsync(Mode.Warm, script));
        Assert.Equal(script.Sum(), await RunAsync(Mode.ReplayEveryTurn, script));
    }

    private static async Task<int> RunAsync(Mode mode, Script script)
    {
        await using var host = await EngineHost.StartAsync(mode, options => options with { WarmInstances = 4 });
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Script", context => PlayAsync(context, context.GetInput<Script>()!));
        var id = await host.StartInstanceAsync("Script", script);
        await host.AdvanceAsync(TimeSpan.FromDays(1));
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(40));
        return (await host.EndAsync(id)).ReadOutputAs<int>();
    }

    private static async Task<int> PlayAsync(TaskOrchestrationContext context, Script script)
    {
        switch (script.Kind)
        {
            case "call":
                return await context.CallActivityAsync<int>("Same", script.Value);
            case "timer":
                await context.CreateTimer(TimeSpan.FromHours(script.Value), CancellationToken.None);
                return script.Value;
            case "event":
                context.SendEvent(context.InstanceId, $"E{script.Value}", script.Value);
                return await context.WaitForExternalEvent<int>($"e{script.Value}");
            case "timeout":
                using (var cancel = new CancellationTokenSource())
                {
                    var slow = context.CreateTimer(TimeSpan.FromDays(30), cancel.Token);
                    var quick = context.CallActivityAsync<int>("Same", script.Value);
                    await Task.WhenAny(slow, quick);
                    cancel.Cancel();
                    return await quick;
                }

            case "child":
                return (await Task.WhenAll(script.Parts.Select(part => context.CallSubOrchestratorAsync<int>("Script", part)))).Sum();
            case "together":
                return (await Task.WhenAll(script.Parts.Select(part => PlayAsync(context, part)))).Sum();
            default:
                var sum = 0;
                foreach (var part in script.Parts) sum += await PlayAsync(context, part);
                return sum;
        }
    }

    private sealed record Script(string Kind, int Value, Script[] Parts)
    {
        private static readonly string[] Leaves = ["call", "timer", "event", "timeout"];
        private static readonly string[] Branches = ["child", "together", "sequence"];

        public static Script Random(Random random, int depth)
        {
            if (depth == 0 || random.Next(4) == 0) return new(Leaves[random.Next(Leaves.Length)], random.Next(1, 100), []);
            var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Random(random, depth - 1)).ToArray();
            return new(Branches[random.Next(Branches.Length)], 0, parts);
        }

        public int Sum() => Value + Parts.Sum(part => part.Sum());
    }
}
