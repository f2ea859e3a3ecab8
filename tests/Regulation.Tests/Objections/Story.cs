using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;
using Verdict = CreditFunctions.Regulation.Cases.Verdict<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Tests.Objections;

/// <summary>Plays an objection by the rules alone. Received on 24 September 2026: the last day is 15 October.</summary>
internal sealed class Story
{
    internal const string Decider = "decider", Verifier = "verifier", Receiver = "receiver", Other = "other", Applicant = "s1", CaseId = "o1";

    internal static readonly DateTimeOffset Received = Instant("2026-09-24T09:30:00+08:00");

    internal static readonly Actor Handler = new(Decider, "h1"), VerifyingPerson = new(Verifier, "v1"), ApplicantPerson = new(null, "p1", Applicant);

    private readonly List<ObjectionEvent> _history = [];
    private readonly List<Duty> _duties = [];

    internal WorkingCalendar Calendar { get; set; } = WorkingCalendar.Shipped;

    internal ObjectionCase? Case { get; private set; }

    internal IReadOnlyList<ObjectionEvent> History => _history;

    internal IReadOnlyList<Duty> Duties => _duties;

    internal IEnumerable<Duty.Notify> Notices => _duties.OfType<Duty.Notify>();

    internal Refusal? LastRefusal { get; private set; }

    internal static ObjectionEvent.Filed Filed(DateTimeOffset? at = null, DateTimeOffset? receivedAt = null, string? verifier = null) => new(
        at ?? Received, ApplicantPerson, CaseId, "r1", Applicant, receivedAt ?? at ?? Received, Receiver, Decider) { VerifyingUnit = verifier };

    internal static ObjectionEvent.Decided Decision(DateTimeOffset at, ObjectionOutcome outcome = ObjectionOutcome.Rejected, string by = Decider) =>
        new(at, new Actor(by, "h1"), outcome,
            "调取了处罚决定书原件和送达回证，核对罚款缴纳凭证，缴款日期晚于决定书所定期限十二日。",
            "《四平市社会信用条例》第二十五条；《中华人民共和国行政处罚法》第七十二条",
            "申请人主张已经按期缴款，但银行回单显示款项到账时间在期限之后，原记录所载逾期情节与凭证一致，故不予更正。")
        {
            Correction = outcome == ObjectionOutcome.Corrected ? new Dictionary<string, string> { ["CF_NR_FK"] = "2.5" } : null,
            Annotation = outcome == ObjectionOutcome.Annotated ? "罚款已于二〇二六年三月缴清" : null,
        };

    internal static ObjectionEvent.Told Told(DateTimeOffset at) => new(at, Actor.System, DeliveryWay.Inbox, "n1");

    internal Story File(string? verifier = null) => Play(Filed(verifier: verifier));

    /// <summary>Lets an event happen; a refusal changes nothing and is kept.</summary>
    internal Story Play(ObjectionEvent happened)
    {
        LastRefusal = null;
        switch (ObjectionProcedure.Standard.Decide(Case, happened, Calendar))
        {
            case Verdict.Refused refused:
                LastRefusal = refused.Why;
                break;
            case Verdict.Accepted accepted:
                Case = accepted.Case;
                _history.AddRange(accepted.History);
                _duties.AddRange(accepted.Duties);
                break;
        }

        return this;
    }

    /// <summary>Does at once whatever must be done, then lets time pass, wake by wake.</summary>
    internal Story Until(string instant)
    {
        var to = Instant(instant);
        while (true)
        {
            DoDuties();
            var wake = ObjectionProcedure.Standard.NextWake(Case!, Case!.SeenUpTo, Calendar);
            if (wake is null || wake > to) break;
            Play(new ObjectionEvent.TimePassed(wake.Value));
        }

        return Play(new ObjectionEvent.TimePassed(to));
    }

    internal Story DoDuties() => Case!.Outstanding.Count == 0 ? this
        : Play(new ObjectionEvent.DutiesDone(Case.SeenUpTo, [.. Case.Outstanding.Where(duty => duty is not Duty.DeliverResult || Case.Stage == ObjectionStage.Told).Select(duty => duty.Id)]));

    internal IEnumerable<string> Told(NoticeKind kind) => Notices.Where(notice => notice.Kind == kind).Select(notice => notice.To.ToString());

    internal bool Has(PassageOfTime what) => Brought(what) > 0;

    internal int Brought(PassageOfTime what) =>
        _history.OfType<ObjectionEvent.TimePassed>().Sum(passed => passed.Brought.Count(brought => brought == what));
}
