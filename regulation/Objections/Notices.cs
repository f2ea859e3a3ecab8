using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>Words the duty to tell somebody: to whom, what, and under which id.</summary>
internal sealed class Notices(ObjectionCase objection, DateTimeOffset now, WorkingCalendar calendar)
{
    /// <summary>A notice that can be given once only for a case and a receiver, or once for each <paramref name="occasion"/>.</summary>
    internal Duty.Notify To(Recipient to, NoticeKind kind, NoticeFacts? facts = null, string occasion = "") =>
        new(DutyId.Of(objection.CaseId, kind.ToString(), occasion, to.ToString()), to, kind, facts ?? OfDeadline());

    internal IEnumerable<Duty> ToUnits(IEnumerable<string?> units, NoticeKind kind, NoticeFacts? facts = null, string occasion = "") =>
        units.OfType<string>().Distinct().Select(unit => To(Recipient.OfUnit(unit), kind, facts, occasion));

    internal Duty ToApplicant(NoticeKind kind, NoticeFacts? facts = null, string occasion = "") =>
        To(Recipient.OfSubject(objection.SubjectId), kind, facts, occasion);

    /// <summary>What the case's own deadline gives to tell.</summary>
    internal NoticeFacts OfDeadline() => Of(objection.Deadline);

    /// <summary>What a deadline gives to tell.</summary>
    internal NoticeFacts Of(CaseDeadline deadline) => new()
    {
        LastDay = deadline.WorkingLastDay,
        StatutoryLastDay = deadline.Statutory.LastDay,
        WorkingDaysLeft = calendar.WorkingDaysLeft(now, deadline.WorkingLastDay),
        Provisional = deadline.Statutory.Provisional,
        Outcome = objection.Outcome,
        FirstCaseId = objection.Repeats?.FirstCaseId,
    };

    /// <summary>An occasion by instant: the same event stored once gives the same id.</summary>
    internal static string At(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An occasion by day.</summary>
    internal static string On(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
