using Microsoft.DurableTask;

namespace CreditFunctions.Cases;

/// <summary>How often an orchestration tries an activity again.</summary>
internal static class Retries
{
    /// <summary>For hours: what the orchestration cannot go on without.</summary>
    public static TaskOptions Patiently { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(10)));

    /// <summary>For seconds: what is shown as failed then, and comes up again at the next wake.</summary>
    public static TaskOptions SomeTimes { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 3));
}
