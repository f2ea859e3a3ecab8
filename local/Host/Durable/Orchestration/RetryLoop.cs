using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>Calls again what failed, by a policy, waiting on durable timers.</summary>
internal static class RetryLoop
{
    /// <exception cref="TaskFailedException">The last attempt's failure.</exception>
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                return await call();
            }
            catch (TaskFailedException) when (attempt < policy.MaxNumberOfAttempts)
            {
                if (WaitBeforeNext(policy, attempt, context.CurrentUtcDateTime - first) is not { } next) throw;
                wait = next;
            }

            await context.CreateTimer(wait, CancellationToken.None);
        }
    }

    /// <summary>The interval after that many attempts, or null where the policy's time is over.</summary>
    public static TimeSpan? WaitBeforeNext(RetryPolicy policy, int attempts, TimeSpan sinceFirst)
    {
        var grown = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        var wait = grown < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(grown) : policy.MaxRetryInterval;
        var limited = policy.RetryTimeout != Timeout.InfiniteTimeSpan;
        return limited && sinceFirst >= policy.RetryTimeout ? null : wait;
    }
}
