using System.Diagnostics;

namespace CreditFunctions.Benchmarks;

/// <summary>Runs an operation again and again on several lanes for a while.</summary>
internal static class Load
{
    /// <summary>Operations a second over the time given.</summary>
    public static async Task<double> RateAsync(int lanes, TimeSpan time, Func<int, Task> operation)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(async lane =>
        {
            for (var turn = lane; watch.Elapsed < time; turn += lanes)
            {
                await operation(turn);
                Interlocked.Increment(ref done);
            }
        }));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The middle of some figures.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[sorted.Length / 2];
    }
}
