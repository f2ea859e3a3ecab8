using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Objections;

/// <summary>An objection as it is sent.</summary>
/// <param name="RecordId">The record that is objected to.</param>
/// <param name="Statement">What the applicant says is wrong, verbatim.</param>
/// <param name="Evidence">Files.</param>
/// <param name="Delivery">How the result shall be told; the inbox where absent.</param>
/// <param name="SubjectId">A clerk at the window only: for whom it is filed.</param>
/// <param name="ReceivedAt">A clerk only: when the first competent body received the paper; now where absent.</param>
internal sealed record FileObjectionRequest(string? RecordId, string? Statement, IReadOnlyList<EvidenceRequest>? Evidence,
    DeliveryWay? Delivery, string? SubjectId, DateTimeOffset? ReceivedAt)
{
    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public FiledObjection Read(Caller caller)
    {
        var errors = new FieldErrors();
        var recordId = errors.Text("recordId", RecordId, 100);
        var statement = errors.Text("statement", Statement, EvidenceRequest.LongestText);
        var evidence = EvidenceRequest.Read(errors, Evidence);
        if (caller.Is(Role.Clerk)) errors.Text("subjectId", SubjectId, 100);
        else if (SubjectId is not null) errors.Add("subjectId", "not-allowed", "subjectId 只由服务窗口填写，本人提交时请去掉。");
        if (!caller.Is(Role.Clerk) && ReceivedAt is not null)
        {
            errors.Add("receivedAt", "not-allowed", "receivedAt 只由服务窗口在补录纸质申请时填写，本人提交时请去掉。");
        }

        errors.ThrowIfAny();
        return new FiledObjection(recordId, statement, evidence, Delivery ?? DeliveryWay.Inbox, SubjectId?.Trim(), ReceivedAt);
    }
}

/// <summary>An objection as it was read.</summary>
internal sealed record FiledObjection(string RecordId, string Statement, IReadOnlyList<EvidenceUpload> Evidence, DeliveryWay Delivery,
    string? SubjectId, DateTimeOffset? ReceivedAt);
