using System.Diagnostics;
using CreditFunctions.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Benchmarks;

/// <summary>The durable engine: activity → timer(0) → activity, many at once and one alone, against raw commits of the same run.</summary>
internal static class EngineBenchmark
{
    private const int WarmUp = 3000;
    private const int Instances = 20_000;
    private const int InFlight = 800;
    private const int Alone = 300;
    private const int TurnsEach = 4;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("credit-bench-engine-");
        try
        {
            var before = RawCommits.Measure(folder.FullName);
            await using var engine = new DurableEngine(Path.Combine(folder.FullName, "durable.db"), new BenchmarkCode(), new JsonPayloadConverter(),
                TimeProvider.System, NullLoggerFactory.Instance, new DurableEngineOptions());
            await engine.StartAsync(CancellationToken.None);
            await RunManyAsync(engine.Client, WarmUp);
            var many = await RunManyAsync(engine.Client, Instances);
            var alone = await RunAloneAsync(engine.Client);
            await engine.StopAsync(CancellationToken.None);
            var after = RawCommits.Measure(folder.FullName);
            var commits = (before + after) / 2;
            Console.WriteLine($"engine: raw single-row commits with full sync: {before:F0}/s before, {after:F0}/s after");
            Console.WriteLine($"engine: activity, timer(0), activity, {InFlight} in flight: {many:F0}/s = {many / commits:F2} x commits (goal 0.50 or more)");
            Console.WriteLine($"engine: one alone, p50: {alone.TotalMilliseconds:F2} ms = {alone.TotalSeconds * commits:F1} commits (goal 40 or less)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The engine's own rate: turns a second of that orchestration, four turns each, with activities that do nothing.</summary>
    public static Task<double> TurnsASecondAsync() => TurnsASecondAsync(Instances * TurnsEach, () => Task.CompletedTask);

    /// <summary>As the engine's own rate, over a number of turns, with activities that do something.</summary>
    /// <param name="turns">How many.</param>
    /// <param name="activity">What each of the activities does, of which there are half as many as turns.</param>
    public static async Task<double> TurnsASecondAsync(long turns, Func<Task> activity)
    {
        var folder = Directory.CreateTempSubdirectory("credit-bench-engine-");
        try
        {
            var code = new BenchmarkCode();
            await using var engine = new DurableEngine(Path.Combine(folder.FullName, "durable.db"), code, new JsonPayloadConverter(),
                TimeProvider.System, NullLoggerFactory.Instance, new DurableEngineOptions());
            await engine.StartAsync(CancellationToken.None);
            await RunManyAsync(engine.Client, WarmUp);
            code.Work = activity;
            var rate = await RunManyAsync(engine.Client, (int)(turns / TurnsEach));
            await engine.StopAsync(CancellationToken.None);
            return rate * TurnsEach;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> RunManyAsync(DurableTaskClient client, int count)
    {
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= count) await RunOneAsync(client);
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<TimeSpan> RunAloneAsync(DurableTaskClient client)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < Alone; run++)
        {
            var watch = Stopwatch.StartNew();
            await RunOneAsync(client);
            times.Add(watch.Elapsed);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task RunOneAsync(DurableTaskClient client)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(BenchmarkCode.Orchestrator, 1);
        var ended = await client.WaitForInstanceCompletionAsync(id);
        if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed) throw new InvalidOperationException($"Instance {id} is {ended.RuntimeStatus}.");
    }

    private sealed class BenchmarkCode : IDurableCode
    {
        public const string Orchestrator = "TwoSteps";

        private const string Activity = "Step";

        public bool HasOrchestrator(string name) => name == Orchestrator;

        public bool HasActivity(string name) => name == Activity;

        public async Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
        {
            var first = await context.CallActivityAsync<int>(Activity, context.GetInput<int>());
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            return $"{await context.CallActivityAsync<int>(Activity, first)}";
        }

        public Func<Task> Work { get; set; } = () => Task.CompletedTask;

        public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
        {
            await Work();
            return input;
        }
    }
}
