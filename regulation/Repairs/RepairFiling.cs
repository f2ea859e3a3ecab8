using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Repairs.RepairCase, CreditFunctions.Regulation.Repairs.RepairEvent, CreditFunctions.Regulation.Repairs.RepairDuty>;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>受理: what is too early, excluded or without evidence is refused at once; else the deadline is fixed and told.</summary>
internal static class RepairFiling
{
    internal static Step Of(RepairEvent.Applied applied, WorkingCalendar calendar, RepairRules rules)
    {
        if (applied.ReceivedAt > applied.At) return RepairRefusals.ReceivedInFuture;
        if (applied.At - applied.ReceivedAt > CaseRefusals.LongestUnentered) return RepairRefusals.ReceivedTooLongAgo;
        if (applied.Opening is { } opening && RepairRefusals.OfOpening(opening, ChinaTime.DateOf(applied.At)) is { } closed) return closed;
        if (!applied.HasEvidence) return RepairRefusals.EvidenceMissing;

        var repair = new RepairCase
        {
            CaseId = applied.CaseId,
            TargetKind = applied.TargetKind,
            TargetId = applied.TargetId,
            Item = applied.Item,
            SubjectId = applied.SubjectId,
            Stage = RepairStage.Received,
            ReceivedAt = applied.ReceivedAt,
            FiledAt = applied.At,
            FiledBy = applied.By.Person,
            ReceivingBody = applied.ReceivingBody,
            DecidingBody = applied.DecidingBody,
            Deadline = CaseDeadline.Of(applied.ReceivedAt, rules.LimitWorkingDays, calendar),
            Repeats = applied.Repeats,
            Delivery = applied.Delivery,
            SeenUpTo = applied.At,
        };
        var notices = new RepairNotices(repair, applied.At, calendar);
        return new Step(repair, applied, [notices.ToApplicant(RepairNotice.Accepted), notices.ToDecider(RepairNotice.Assigned)]);
    }
}
