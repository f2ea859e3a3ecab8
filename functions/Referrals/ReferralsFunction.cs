using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Referrals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Referrals;

/// <summary>Accountability referrals (art. 36), for the authority and auditors to judge, and for a unit those about itself or assigned to it.</summary>
internal sealed class ReferralsFunction(ReferralStore referrals, ReferralAccess access, ReferralCases cases, ReferralTimelines timelines)
{
    private const int PageSize = 100;

    /// <summary>By <c>state</c> and <c>continuation</c>, the latest breach first. Names bodies and cases, no person. Cost: 1 round trip, and 1 a referral shown.</summary>
    [Function("Referrals"), AllowedTo(Role.Authority, Role.Auditor, Role.Handler, Role.Determiner, Role.Implementer)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/referrals")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var state = StateOf(request);
        var seesAll = caller.Is(Role.Authority) || caller.Is(Role.Auditor);
        var list = !seesAll ? ReferralIndex.OfUnit(caller.RequireUnit()) : state is { } wanted ? ReferralIndex.OfState(wanted) : ReferralIndex.All;
        var (page, next) = await referrals.PageAsync(list, referral => (state is null || referral.Stage == state) && ReferralAccess.MaySee(caller, referral),
            ContinuationOf(request), PageSize, cancellationToken);
        return new OkObjectResult(new { referrals = page.Select(ReferralAnswer.Of), continuation = next });
    }

    /// <summary>The referral with its events, and the timeline and evidence of the case in which the duty was missed. Cost: about 4 round trips.</summary>
    [Function("ReadReferral"), AllowedTo(Role.Authority, Role.Auditor, Role.Handler, Role.Determiner, Role.Implementer), Query(ReferralAccess.What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/referrals/{referralId}")] HttpRequest request,
        string referralId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        return new OkObjectResult(await access.LoggedAsync(LedgerEntry.Of(caller, ReferralAccess.What), referralId, async () =>
        {
            var referral = await access.FindAsync(caller, referralId, cancellationToken);
            var history = await cases.HistoryAsync(referralId, cancellationToken);
            var timeline = await timelines.OfAsync(referral.Cause, referral.SourceCaseId, cancellationToken);
            var answer = ReferralAnswer.Of(referral) with
            {
                Events = [.. history.Where(entry => entry.Happened is not ReferralEvent.DutiesDone).Select(ReferralHappening.Of)],
                Timeline = timeline?.Entries,
                Case = timeline?.Case,
            };
            return (answer, timeline?.SubjectId);
        }, cancellationToken));
    }

    // What is no row of a list begins anew.
    private static string ContinuationOf(HttpRequest request)
    {
        var row = request.Query["continuation"].ToString();
        return row.Length <= 100 && row.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '|') ? row : string.Empty;
    }

    private static ReferralStage? StateOf(HttpRequest request)
    {
        var state = request.Query["state"].ToString();
        if (state.Length == 0) return null;
        return state.All(char.IsAsciiLetterLower) && Enum.TryParse<ReferralStage>(state, ignoreCase: true, out var stage) ? stage
            : throw CommonProblems.InvalidFields([new FieldError("state", "code-list", "state 应为 suspected、assigned、answered 或 closed。")]).AsException();
    }
}
