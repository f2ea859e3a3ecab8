using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Repairs;

/// <summary>Plays a repair by the rules alone. Received on 24 September 2026: the last day is 15 October.</summary>
internal sealed class RepairStory
{
    internal const string Decider = "decider", Receiver = "receiver", Applicant = "s1", CaseId = "p1";

    internal static readonly DateTimeOffset Received = Instant("2026-09-24T09:30:00+08:00");

    internal static readonly Actor Handler = new(Decider, "h1"), ApplicantPerson = new(null, "p1", Applicant);

    internal static readonly RepairOpening Open = RepairOpening.Of(new RepairMatter("penalty", Severity.General, new DateOnly(2026, 3, 1)));

    private readonly List<RepairEvent> _history = [];
    private readonly List<RepairDuty> _duties = [];

    internal WorkingCalendar Calendar { get; set; } = WorkingCalendar.Shipped;

    internal RepairCase? Case { get; private set; }

    internal IReadOnlyList<RepairEvent> History => _history;

    internal IReadOnlyList<RepairDuty> Duties => _duties;

    internal Refusal? LastRefusal { get; private set; }

    internal static RepairEvent.Applied Applied(DateTimeOffset? at = null, DateTimeOffset? receivedAt = null, Actor? by = null, string receiver = Decider) => new(
        at ?? Received, by ?? ApplicantPerson, CaseId, RepairTargetKind.Record, "r1", "penalty", Applicant, receivedAt ?? at ?? Received, receiver, Decider)
    {
        HasEvidence = true,
        Opening = Open,
    };

    internal static RepairEvent.Decided Decision(DateTimeOffset at, RepairOutcome outcome = RepairOutcome.Granted) => new(at, Handler, outcome,
        "调取缴款凭证两份，罚款三万元于六月二日全部到账；现场复查，涉案设备已于七月完成更换。",
        "《四平市社会信用条例》第二十六条",
        outcome == RepairOutcome.Granted
            ? "罚款全部缴清且违法状态已经消除，公示满三个月，具备提前终止公示的条件，因此同意其请求。"
            : "缴款凭证只覆盖罚款的三分之二，余额一万元至今没有缴纳，义务尚未履行完毕，因此现在还不能修复。")
    {
        WayOut = outcome == RepairOutcome.Rejected ? "缴清余款一万元后可以再次申请；不服本决定的，可以自收到之日起六十日内申请行政复议。" : null,
        Opening = Open,
    };

    internal static RepairEvent.Told Told(DateTimeOffset at) => new(at, Actor.System, DeliveryWay.Inbox, "n1");

    internal RepairStory Apply() => Play(Applied());

    /// <summary>Lets an event happen; a refusal changes nothing and is kept.</summary>
    internal RepairStory Play(RepairEvent happened)
    {
        LastRefusal = null;
        switch (RepairProcedure.Standard.Decide(Case, happened, Calendar))
        {
            case Verdict<RepairCase, RepairEvent, RepairDuty>.Refused refused:
                LastRefusal = refused.Why;
                break;
            case Verdict<RepairCase, RepairEvent, RepairDuty>.Accepted accepted:
                Case = accepted.Case;
                _history.AddRange(accepted.History);
                _duties.AddRange(accepted.Duties);
                break;
        }

        return this;
    }

    /// <summary>Does at once whatever must be done, then lets time pass, wake by wake.</summary>
    internal RepairStory Until(string instant)
    {
        var to = Instant(instant);
        while (true)
        {
            DoDuties();
            var wake = RepairProcedure.Standard.NextWake(Case!, Case!.SeenUpTo, Calendar);
            if (wake is null || wake > to) break;
            Play(new RepairEvent.TimePassed(wake.Value));
        }

        return Play(new RepairEvent.TimePassed(to));
    }

    internal RepairStory DoDuties() => Case!.Outstanding.Count == 0 ? this
        : Play(new RepairEvent.DutiesDone(Case.SeenUpTo, [.. Case.Outstanding.Where(duty => duty is not RepairDuty.DeliverResult || Case.Stage == RepairStage.Told).Select(duty => duty.Id)]));

    internal IEnumerable<string> Told(RepairNotice kind) =>
        _duties.OfType<RepairDuty.Notify>().Where(notice => notice.Kind == kind).Select(notice => notice.To.ToString());

    internal int Brought(RepairMilestone what) =>
        _history.OfType<RepairEvent.TimePassed>().Sum(passed => passed.Brought.Count(brought => brought == what));
}
