using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Misuse;

/// <summary>Judges each day in the night after it.</summary>
internal sealed class MisuseTimer(MisuseDetection detection)
{
    private static readonly Caller s_platform = new(new HashSet<Role>(), null, "platform", null);

    /// <summary>At 02:30 China time. A night that was missed is judged when an auditor asks.</summary>
    [Function("DetectMisuse"), HostOnly]
    public Task RunAsync([TimerTrigger("0 30 18 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        detection.RunAsync(s_platform, detection.Yesterday(), cancellationToken);
}
