using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>Words the duty to tell somebody: to whom, what, and under which id.</summary>
internal sealed class DeterminationNotices(Determination determination, DateTimeOffset now, WorkingCalendar calendar)
{
    internal DeterminationDuty ToUnit(DeterminationNoticeKind kind, DeterminationNoticeFacts? facts = null, string occasion = "") =>
        To(Recipient.OfUnit(determination.Unit), kind, facts, occasion);

    internal DeterminationDuty ToSubject(DeterminationNoticeKind kind, DeterminationNoticeFacts? facts = null, string occasion = "") =>
        To(Recipient.OfSubject(determination.Terms.SubjectId), kind, facts, occasion);

    /// <summary>What a limit gives to tell.</summary>
    internal DeterminationNoticeFacts Of(CaseDeadline? deadline) => deadline is null ? new() : new()
    {
        LastDay = deadline.WorkingLastDay,
        WorkingDaysLeft = calendar.WorkingDaysLeft(now, deadline.WorkingLastDay),
        Provisional = deadline.Statutory.Provisional,
        ToServe = determination.Stage == DeterminationStage.Serving,
    };

    /// <summary>An occasion by instant: the same event stored once gives the same id.</summary>
    internal static string At(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An occasion by day.</summary>
    internal static string On(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DeterminationDuty.Notify To(Recipient to, DeterminationNoticeKind kind, DeterminationNoticeFacts? facts, string occasion) => new(
        DutyId.Of(determination.CaseId, kind.ToString(), occasion, to.ToString()), to, kind, facts ?? Of(determination.Deadline));
}
