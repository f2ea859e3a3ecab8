using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Objections.ObjectionEvent;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Objections;

/// <summary>受理: the deadline is fixed and told, the record is marked, the bodies learn of the case.</summary>
internal static class Filing
{
    internal static Step Of(Filed filed, WorkingCalendar calendar, ObjectionRules rules)
    {
        var deadline = CaseDeadline.Of(filed.ReceivedAt, rules.LimitWorkingDays, calendar);
        var verifier = filed.VerifyingUnit == filed.DecidingBody ? null : filed.VerifyingUnit;
        var objection = new ObjectionCase
        {
            CaseId = filed.CaseId,
            RecordId = filed.RecordId,
            SubjectId = filed.SubjectId,
            Stage = verifier is null ? ObjectionStage.Received : ObjectionStage.Verifying,
            ReceivedAt = filed.ReceivedAt,
            FiledAt = filed.At,
            ReceivingBody = filed.ReceivingBody,
            DecidingBody = filed.DecidingBody,
            Verification = verifier is null ? null
                : new Verification(verifier, SubDeadline(filed.At, rules.VerifierWorkingDays, deadline, calendar)),
            Deadline = deadline,
            Repeats = filed.Repeats,
            Delivery = filed.Delivery,
            SeenUpTo = filed.At,
        };

        var notices = new Notices(objection, filed.At, calendar);
        List<Duty> duties =
        [
            new Duty.MarkRecord(DutyId.Of(objection.CaseId, "mark")),
            notices.ToApplicant(NoticeKind.Accepted),
            .. notices.ToUnits([objection.DecidingBody], NoticeKind.Assigned),
        ];
        if (objection.Verification is { } verification)
        {
            duties.AddRange(notices.ToUnits([verification.Unit], NoticeKind.VerificationRequested, notices.Of(verification.SubDeadline)));
        }

        return new Step(objection, filed, duties);
    }

    /// <summary>A verifier's limit ends with the case's at the latest; of a case that is overdue already it is its own.</summary>
    internal static CaseDeadline SubDeadline(DateTimeOffset asked, int workingDays, CaseDeadline ofCase, WorkingCalendar calendar)
    {
        var deadline = CaseDeadline.Of(asked, workingDays, calendar);
        return ofCase.End > asked ? deadline.NotPast(ofCase.WorkingLastDay) : deadline;
    }
}
