using CreditFunctions.Cases;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class OrchestrationStartTests
{
    private static readonly CancellationToken s_none = CancellationToken.None;
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly List<string> _started = [];
    private readonly Queue<OrchestrationMetadata?> _looks = new();

    public OrchestrationStartTests()
    {
        _client.Setup(client => client.GetInstanceAsync("case-1", false, s_none)).ReturnsAsync(() => _looks.Dequeue());
        Starting().ReturnsAsync((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) =>
        {
            _started.Add(options!.InstanceId!);
            return options.InstanceId!;
        });
    }

    [Fact]
    public async Task An_instance_that_is_not_there_is_started()
    {
        _looks.Enqueue(null);
        Assert.True(await StartAsync());
        Assert.Equal(["case-1"], _started);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task A_finished_one_is_started_anew(OrchestrationRuntimeStatus status)
    {
        _looks.Enqueue(Instance(status));
        Assert.True(await StartAsync());
        Assert.Equal(["case-1"], _started);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task One_that_runs_is_left_alone(OrchestrationRuntimeStatus status)
    {
        _looks.Enqueue(Instance(status));
        Assert.False(await StartAsync());
        Assert.Empty(_started);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    public async Task Whatever_a_backend_throws_one_that_somebody_else_started_meanwhile_counts_as_running(Type thrown)
    {
        Starting().ThrowsAsync((Exception)Activator.CreateInstance(thrown)!);
        _looks.Enqueue(null);
        _looks.Enqueue(Instance(OrchestrationRuntimeStatus.Pending));
        Assert.False(await StartAsync());
    }

    [Fact]
    public async Task A_start_that_failed_for_another_reason_is_told()
    {
        Starting().ThrowsAsync(new IOException("the backend is down"));
        _looks.Enqueue(null);
        _looks.Enqueue(null);
        await Assert.ThrowsAsync<IOException>(StartAsync);
    }

    [Fact]
    public async Task A_start_that_was_cancelled_is_not_looked_into()
    {
        Starting().ThrowsAsync(new TaskCanceledException());
        _looks.Enqueue(null);
        await Assert.ThrowsAsync<TaskCanceledException>(StartAsync);
    }

    private Moq.Language.Flow.ISetup<DurableTaskClient, Task<string>> Starting() => _client.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(
        It.Is<TaskName>(name => name.Name == "Sample"), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()));

    private Task<bool> StartAsync() => _client.Object.StartUnlessRunningAsync("Sample", "case-1", "case-1", s_none);

    private static OrchestrationMetadata Instance(OrchestrationRuntimeStatus status) => new("Sample", "case-1") { RuntimeStatus = status };
}
