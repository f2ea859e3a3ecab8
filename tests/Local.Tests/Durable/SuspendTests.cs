using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class SuspendTests
{
    [Theory, BothModes]
    public async Task Behaviour_6_suspend_buffers_events_timers_and_results_until_resume(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var finish = new TaskCompletionSource();
        host.Code.Activity<int>("Slow", async (_, cancellationToken) =>
        {
            await finish.Task.WaitAsync(cancellationToken);
            return "result";
        });
        host.Code.Orchestrator("Main", async context =>
        {
            var order = new List<string>();
            async Task Note(string what, Task task)
            {
                await task;
                order.Add(what);
            }

            await Task.WhenAll(Note("result", context.CallActivityAsync("Slow", 0)),
                Note("timer", context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None)),
                Note("event", context.WaitForExternalEvent<object>("Event")));
            return order;
        });

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync(id);
        await host.Client.SuspendInstanceAsync(id, "a pause");
        await host.Client.RaiseEventAsync(id, "Event");
        finish.SetResult();
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        var held = await host.GetAsync(id);
        await host.RestartAsync();
        await host.Client.ResumeInstanceAsync(id);
        var ended = await host.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, held.RuntimeStatus);
        Assert.Equal(["event", "result", "timer"], ended.ReadOutputAs<List<string>>()!.Order());
        Assert.Equal("timer", ended.ReadOutputAs<List<string>>()![2]);
    }

    [Theory, BothModes]
    public async Task Behaviour_6_terminate_passes_a_suspension(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Never"));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.SuspendInstanceAsync(id);
        await host.Client.TerminateInstanceAsync(id, "over");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.EndAsync(id)).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task Running_again_after_resume(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number"));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.SuspendInstanceAsync(id);
        await host.Client.ResumeInstanceAsync(id);
        await host.QuietAsync();
        var running = await host.GetAsync(id);
        await host.Client.RaiseEventAsync(id, "Number", 2);

        Assert.Equal(OrchestrationRuntimeStatus.Running, running.RuntimeStatus);
        Assert.Equal(2, (await host.EndAsync(id)).ReadOutputAs<int>());
    }
}
