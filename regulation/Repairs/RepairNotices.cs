using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>Words the duty to tell somebody: to whom, what, and under which id.</summary>
internal sealed class RepairNotices(RepairCase repair, DateTimeOffset now, WorkingCalendar calendar)
{
    /// <summary>A notice that can be given once only for a case and a receiver, or once for each <paramref name="occasion"/>.</summary>
    internal RepairDuty To(Recipient to, RepairNotice kind, RepairFacts? facts = null, string occasion = "") =>
        new RepairDuty.Notify(DutyId.Of(repair.CaseId, kind.ToString(), occasion, to.ToString()), to, kind, facts ?? OfDeadline());

    internal RepairDuty ToDecider(RepairNotice kind, RepairFacts? facts = null, string occasion = "") =>
        To(Recipient.OfUnit(repair.DecidingBody), kind, facts, occasion);

    internal RepairDuty ToApplicant(RepairNotice kind, RepairFacts? facts = null, string occasion = "") =>
        To(Recipient.OfSubject(repair.SubjectId), kind, facts, occasion);

    /// <summary>To the body that received the application where it is not the one that decides.</summary>
    internal IEnumerable<RepairDuty> ToReceiver(RepairNotice kind) =>
        repair.ReceivingBody == repair.DecidingBody ? [] : [To(Recipient.OfUnit(repair.ReceivingBody), kind)];

    internal RepairFacts OfDeadline() => new()
    {
        LastDay = repair.Deadline.WorkingLastDay,
        StatutoryLastDay = repair.Deadline.Statutory.LastDay,
        WorkingDaysLeft = calendar.WorkingDaysLeft(now, repair.Deadline.WorkingLastDay),
        Provisional = repair.Deadline.Statutory.Provisional,
    };

    /// <summary>An occasion by instant: the same event stored once gives the same id.</summary>
    internal static string At(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An occasion by day.</summary>
    internal static string On(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
