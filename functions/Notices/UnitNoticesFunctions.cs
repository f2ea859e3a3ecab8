using CreditFunctions.Access;
using CreditFunctions.Regulation.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Notices;

/// <summary>The inbox of the caller's unit: what it was told, when, and whether it was delivered (art. 19, 25).</summary>
internal sealed class UnitNoticesFunctions(Inbox inbox)
{
    [Function("UnitNotices"), AllowedTo(Role.Provider, Role.Handler, Role.Determiner, Role.Authority, Role.Implementer, Role.Querier, Role.Clerk)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/units/me/notices")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var position = InboxPosition.Read(request);
        var page = await inbox.OpenAsync(Recipient.OfUnit(Caller.Of(request).RequireUnit()), position.After, position.Size, cancellationToken);
        return new OkObjectResult(new { notices = page.Notices.Select(NoticeAnswer.Of), continuation = InboxPosition.Encode(page.Next) });
    }

    /// <summary>签收. Again, the first confirmation stands.</summary>
    [Function("AcknowledgeUnitNotice"),
     AllowedTo(Role.Provider, Role.Handler, Role.Determiner, Role.Authority, Role.Implementer, Role.Querier, Role.Clerk)]
    public async Task<IActionResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/units/me/notices/{noticeId}/ack")] HttpRequest request,
        string noticeId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var notice = NoticeProblems.IsId(noticeId)
            ? await inbox.AcknowledgeAsync(Recipient.OfUnit(caller.RequireUnit()), noticeId, caller.Person, cancellationToken) : null;
        return notice is null ? NoticeProblems.Unknown : new OkObjectResult(NoticeAnswer.Of(notice));
    }
}
