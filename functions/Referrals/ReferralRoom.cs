using CreditFunctions.Cases;
using CreditFunctions.Operations;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Referrals;

/// <summary>The referrals of which somebody is still to be told, as the round over open cases sees them. No time runs in a referral.</summary>
internal sealed class ReferralRoom(ReferralCases cases, ReferralIndex index) : ICaseRoom
{
    private const int AtOnce = 1000;

    /// <inheritdoc />
    public string Kind => "referral";

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) =>
        [.. (await index.PageAsync(ReferralIndex.Pending, string.Empty, AtOnce, cancellationToken)).Select(ReferralIndex.IdOf)];

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken) =>
        await cases.ReadAsync(caseId, cancellationToken) is not { Case: var referral } ? null
        : new CaseStanding(0, false, referral.Outstanding.Count > 0 ? referral.SeenUpTo : null);

    /// <inheritdoc />
    public Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken) =>
        client.RingAsync(ReferralOrchestrator.Name, new CaseInput(caseId, ReferralOrchestrator.Version), cancellationToken);
}
