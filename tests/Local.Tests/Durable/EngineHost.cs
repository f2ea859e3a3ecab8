using CreditFunctions.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Local.Tests.Durable;

/// <summary>An engine on a database of its own and a clock that stands still until it is moved.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Beginning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly DurableEngineOptions _options;
    private readonly LogLines _logs = new();

    private EngineHost(DurableEngineOptions options)
    {
        _options = options;
        Converter = new JsonPayloadConverter();
        Code = new TestCode(Converter);
        Clock = new FakeTimeProvider(Beginning);
        Engine = NewEngine();
    }

    public DataConverter Converter { get; }

    public TestCode Code { get; }

    public FakeTimeProvider Clock { get; }

    public DurableEngine Engine { get; private set; }

    public DurableTaskClient Client => Engine.Client;

    public string DatabasePath => Path.Combine(_folder.Path, "durable.db");

    /// <summary>What the engine and the orchestrators logged.</summary>
    public IEnumerable<string> Logs => _logs.Lines;

    public static async Task<EngineHost> StartAsync(Mode mode, Func<DurableEngineOptions, DurableEngineOptions>? configure = null)
    {
        var options = new DurableEngineOptions { ReplayEveryTurn = mode == Mode.ReplayEveryTurn, MaxConcurrentActivities = 8 };
        var host = new EngineHost(configure?.Invoke(options) ?? options);
        await host.Engine.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Starts an instance; its id.</summary>
    public Task<string> StartInstanceAsync(string name, object? input = null, string? id = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));

    /// <summary>Runs an instance to its end without moving the clock.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null) => await EndAsync(await StartInstanceAsync(name, input));

    public Task<OrchestrationMetadata> EndAsync(string id) => Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Hang);

    public async Task<OrchestrationMetadata> GetAsync(string id) => await Client.GetInstanceAsync(id, getInputsAndOutputs: true)
        ?? throw new InvalidOperationException($"There is no instance '{id}'.");

    public Task QuietAsync() => Engine.WhenQuietAsync(CancellationToken.None).WaitAsync(Hang);

    /// <summary>Moves the clock from due time to due time, as the host does, and lets everything fall quiet at each.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        var target = Clock.GetUtcNow() + time;
        await QuietAsync();
        while (Engine.NextDue is { } due && due <= target)
        {
            Clock.SetUtcNow(due);
            await QuietAsync();
        }

        Clock.SetUtcNow(target);
        await QuietAsync();
    }

    /// <summary>How many rows a table of the engine has.</summary>
    public long CountRows(string table)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Stops the engine and starts another on the same file.</summary>
    public async Task RestartAsync()
    {
        await Engine.DisposeAsync();
        Engine = NewEngine();
        await Engine.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _folder.Dispose();
    }

    private DurableEngine NewEngine() => new(DatabasePath, Code, Converter, Clock, _logs, _options);
}
