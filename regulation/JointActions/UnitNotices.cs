using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>Words the duty to tell somebody of a unit's part: to whom, what, and under which id.</summary>
internal sealed class UnitNotices(UnitTask task, DateTimeOffset now, WorkingCalendar calendar)
{
    internal JointDuty ToUnit(JointNoticeKind kind, string occasion = "", CaseDeadline? deadline = null, JointNoticeFacts? facts = null) =>
        To(Recipient.OfUnit(task.Unit), kind, occasion, deadline, facts);

    internal JointDuty To(Recipient to, JointNoticeKind kind, string occasion = "", CaseDeadline? deadline = null, JointNoticeFacts? facts = null) =>
        new JointDuty.Notify(Id(kind, occasion, to), to, kind, Facts(facts ?? new JointNoticeFacts(), deadline));

    /// <summary>The same notice of the same unit on the same occasion has the same id.</summary>
    internal string Id(JointNoticeKind kind, string occasion, Recipient to) => DutyId.Of(task.CaseId, kind.ToString(), task.Unit, occasion, to.ToString());

    internal static string On(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private JointNoticeFacts Facts(JointNoticeFacts facts, CaseDeadline? deadline) => facts with
    {
        Unit = task.Unit,
        Measures = task.Measures,
        LastDay = deadline?.WorkingLastDay,
        WorkingDaysLeft = deadline is null ? null : calendar.WorkingDaysLeft(now, deadline.WorkingLastDay),
        Provisional = deadline?.Statutory.Provisional ?? false,
    };
}
