using CreditFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Referrals;

/// <summary>Suspected breaches of duty (art. 36), for the authority and auditors to judge. Names bodies and cases, no person.</summary>
internal sealed class ReferralsFunction(ReferralStore referrals)
{
    private const int PageSize = 100;

    /// <summary>Cost: 1 round trip a thousand referrals.</summary>
    [Function("Referrals"), AllowedTo(Role.Authority, Role.Auditor)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/referrals")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = await referrals.ListAsync(cancellationToken);
        // The continuation names the last referral of the page before; an unknown one begins anew.
        var after = all.ToList().FindIndex(referral => referral.Id == request.Query["continuation"].ToString());
        var page = all.Skip(after + 1).Take(PageSize).ToList();
        return new OkObjectResult(new
        {
            referrals = page.Select(referral => new
            {
                referralId = referral.Id,
                referral.State,
                referral.Article,
                referral.Unit,
                referral.Cause,
                referral.CaseId,
                since = ChinaTime.At(referral.Since),
                openedAt = ChinaTime.At(referral.OpenedAt),
            }),
            continuation = after + 1 + page.Count < all.Count ? page[^1].Id : null,
        });
    }
}
