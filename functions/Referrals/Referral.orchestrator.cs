using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Referrals;

/// <summary>责任追究线索 (art. 36): tells whoever is concerned of an assignment, an answer and a result, and ends; the next act starts it again.</summary>
internal sealed class ReferralOrchestrator
{
    internal const string Name = "Referral";
    internal const int Version = 1;

    private static readonly CaseLoop s_loop = new(ReferralActivities.Look, ReferralActivities.Settle);

    [Function(Name), HostOnly]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => s_loop.RunAsync(context);
}
