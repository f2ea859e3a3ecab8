using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Tests.Timers;

internal sealed record TimerRun(string Name, DateTimeOffset At, TimerInfo Timer);

internal sealed class TimerRuns : ConcurrentQueue<TimerRun>
{
    public IEnumerable<DateTimeOffset> Of(string name) => this.Where(run => run.Name == name).Select(run => run.At);
}

internal sealed class SampleTimerFunctions(TimerRuns runs, TimeProvider time)
{
    [Function("Daily")]
    public void Daily([TimerTrigger("0 0 1 * * *")] TimerInfo timer) => runs.Enqueue(new TimerRun("Daily", time.GetUtcNow(), timer));

    [Function("BySetting")]
    public async Task BySetting([TimerTrigger("%BySettingSchedule%")] TimerInfo timer)
    {
        runs.Enqueue(new TimerRun("BySetting", time.GetUtcNow(), timer));
        await Task.Yield();
        throw new InvalidOperationException("this run fails");
    }
}

internal sealed class StartupTimerFunctions(TimerRuns runs, TimeProvider time)
{
    [Function("AtStart")]
    public void AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => runs.Enqueue(new TimerRun("AtStart", time.GetUtcNow(), timer));
}

internal sealed class LongTimerFunctions(TimerRuns runs, TimeProvider time)
{
    [Function("Long")]
    public async Task Long([TimerTrigger("0 0 1 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        runs.Enqueue(new TimerRun("Long", time.GetUtcNow(), timer));
        if (runs.Count == 1) await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }
}
