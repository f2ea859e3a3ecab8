using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Notices;

/// <summary>The inbox of a credit subject: what it was told and when (告知, art. 23, 25). Opening it is logged like every look.</summary>
internal sealed class OwnNoticesFunctions(OwnSubject own, Inbox inbox, ILedger ledger)
{
    private const string What = "own-notices";

    [Function("OwnNotices"), AllowedTo(Role.Subject), Query(What)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/notices")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var position = InboxPosition.Read(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with { SubjectId = subjectId }, cancellationToken);
        var page = subjectId is null ? new InboxPage([], null)
            : await inbox.OpenAsync(Recipient.OfSubject(subjectId), position.After, position.Size, cancellationToken);
        return new OkObjectResult(new { notices = page.Notices.Select(NoticeAnswer.Of), continuation = InboxPosition.Encode(page.Next) });
    }

    /// <summary>签收. Again, the first confirmation stands.</summary>
    [Function("AcknowledgeOwnNotice"), AllowedTo(Role.Subject), Query(What)]
    public async Task<IActionResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/notices/{noticeId}/ack")] HttpRequest request,
        string noticeId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var notice = subjectId is null || !NoticeProblems.IsId(noticeId) ? null
            : await inbox.AcknowledgeAsync(Recipient.OfSubject(subjectId), noticeId, caller.Person, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = subjectId,
            Outcome = notice is null ? NoticeProblems.Unknown.Code : LedgerEntry.Answered,
        }, cancellationToken);
        return notice is null ? NoticeProblems.Unknown : new OkObjectResult(NoticeAnswer.Of(notice));
    }
}
