using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>An application as it is sent.</summary>
/// <param name="RecordId">The record to be repaired; this or <paramref name="DeterminationId"/>.</param>
/// <param name="DeterminationId">The determination to be repaired.</param>
/// <param name="Statement">How the obligation was fulfilled and the behaviour mended, verbatim.</param>
/// <param name="Evidence">Files that prove it.</param>
/// <param name="Delivery">How the result shall be told; the inbox where absent.</param>
/// <param name="SubjectId">A clerk at the window only: for whom it is filed.</param>
/// <param name="ReceivedAt">A clerk only: when the first competent body received the paper; now where absent.</param>
internal sealed record ApplyRepairRequest(string? RecordId, string? DeterminationId, string? Statement, IReadOnlyList<EvidenceRequest>? Evidence,
    DeliveryWay? Delivery, string? SubjectId, DateTimeOffset? ReceivedAt)
{
    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public RepairApplication Read(Caller caller)
    {
        var errors = new FieldErrors();
        var isRecord = DeterminationId is null;
        if (!isRecord && RecordId is not null) errors.Add("determinationId", "not-allowed", "recordId 和 determinationId 只能填写一个。");
        var targetId = isRecord ? errors.Text("recordId", RecordId, 100) : errors.Text("determinationId", DeterminationId, 100);
        var statement = errors.Text("statement", Statement, EvidenceRequest.LongestText);
        var evidence = EvidenceRequest.Read(errors, Evidence);
        if (caller.Is(Role.Clerk)) errors.Text("subjectId", SubjectId, 100);
        else if (SubjectId is not null) errors.Add("subjectId", "not-allowed", "subjectId 只由服务窗口填写，本人提交时请去掉。");
        if (!caller.Is(Role.Clerk) && ReceivedAt is not null)
        {
            errors.Add("receivedAt", "not-allowed", "receivedAt 只由服务窗口在补录纸质申请时填写，本人提交时请去掉。");
        }

        errors.ThrowIfAny();
        return new RepairApplication(isRecord ? RepairTargetKind.Record : RepairTargetKind.Determination, targetId, statement, evidence,
            Delivery ?? DeliveryWay.Inbox, SubjectId?.Trim(), ReceivedAt);
    }
}

/// <summary>An application as it was read.</summary>
internal sealed record RepairApplication(RepairTargetKind Kind, string TargetId, string Statement, IReadOnlyList<EvidenceUpload> Evidence,
    DeliveryWay Delivery, string? SubjectId, DateTimeOffset? ReceivedAt);
