using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using static CreditFunctions.Regulation.Tests.Calendar.Times;
using Event = CreditFunctions.Regulation.Determinations.DeterminationEvent;

namespace CreditFunctions.Regulation.Tests.Determinations;

/// <summary>Plays a determination by the rules alone. Proposed on 24 September 2026; served on the 28th, the window ends with the make-up Saturday 10 October.</summary>
internal sealed class DeterminationStory
{
    internal const string Unit = "unit", Subject = "s1", CaseId = "d1", FirstRecord = "r1", OtherRecord = "r2";

    internal const string
        Facts = "二〇二六年三月至五月，当事人在生产环节使用过期原料三百二十公斤，冒用他人许可证编号，造成十四人食物中毒住院。",
        Reasons = "上述行为危害群众身体健康，持续两个月且在责令停产后继续，符合严重情形，故拟认定并列入名单十二个月。",
        Statement = "原料系供货商以合格品名义交付，本公司已全部召回并赔付住院费用，请求从轻。",
        Answer = "供货商提供的合格证日期早于到货日期，本可发现；召回与赔付发生在立案之后，已在期限上予以考虑。",
        Decision = "住院病历、抽检结论与库存台账相互印证；召回和赔付减轻了后果，但停产令后仍有出货，期限定为告知的期限。";

    internal static readonly DateTimeOffset Proposed = Instant("2026-09-24T09:30:00+08:00");

    internal static readonly Actor Proposer = new(Unit, "p1"), Decider = new(Unit, "p2"), Party = new(null, "p3", Subject);

    internal static readonly DeterminationTerms Terms = new(Subject, SubjectKind.Organisation, DishonestyCategory.HealthAndLife, Severity.Serious,
        new LegalBasis("《中华人民共和国食品安全法》", "第一百二十四条"), 12,
        [new DeterminedMeasure("key-supervision", new LegalBasis("《四平市社会信用条例》", "第二十一条第（二）项"), 12)], [FirstRecord, OtherRecord])
    {
        PublicName = "四平甲公司",
        PublicCode = "91220300MA00000000",
    };

    private readonly DeterminationProcedure _procedure = DeterminationProcedure.Standard;
    private readonly List<Event> _history = [];
    private readonly List<DeterminationDuty> _duties = [];

    internal WorkingCalendar Calendar { get; set; } = WorkingCalendar.Shipped;

    internal Determination? Case { get; private set; }

    internal IReadOnlyList<Event> History => _history;

    internal IReadOnlyList<DeterminationDuty> Duties => _duties;

    internal IEnumerable<DeterminationDuty.Notify> Notices => _duties.OfType<DeterminationDuty.Notify>();

    internal string? LastRefusal { get; private set; }

    internal static DeterminationStory Opened(DeterminationTerms? terms = null) => new DeterminationStory().Play(Proposal(terms));

    internal static Event.Proposed Proposal(DeterminationTerms? terms = null) => new(Proposed, Proposer, CaseId, terms ?? Terms, Facts, Reasons);

    internal static Event.Served Receipt(string at, ServiceWay way = ServiceWay.Inbox, string by = Unit) =>
        new(Instant(at), way == ServiceWay.Inbox ? Actor.System : new Actor(by, "p1"), way, Instant(at), "n1");

    internal static Event.Decided Decided(string at, int answered = 0, string? answer = null, DeterminationOutcome outcome = DeterminationOutcome.Listed) =>
        new(Instant(at), Decider, outcome, Decision, answer, answered);

    internal static Event.StatementGiven Stated(string at) => new(Instant(at), Party);

    /// <summary>Served on 28 September, its window over, decided on 13 October.</summary>
    internal static DeterminationStory Listed() => Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Decided("2026-10-13T10:00:00+08:00"));

    /// <summary>Lets an event happen; a refusal changes nothing and is kept.</summary>
    internal DeterminationStory Play(Event happened)
    {
        LastRefusal = null;
        switch (_procedure.Decide(Case, happened, Calendar))
        {
            case Verdict<Determination, Event, DeterminationDuty>.Refused refused:
                LastRefusal = refused.Why.Code;
                break;
            case Verdict<Determination, Event, DeterminationDuty>.Accepted accepted:
                Case = accepted.Case;
                _history.AddRange(accepted.History);
                _duties.AddRange(accepted.Duties);
                break;
        }

        return this;
    }

    /// <summary>Does at once whatever must be done, then lets time pass, wake by wake.</summary>
    internal DeterminationStory Until(string instant)
    {
        var to = Instant(instant);
        while (true)
        {
            DoDuties();
            var wake = _procedure.NextWake(Case!, Case!.SeenUpTo, Calendar);
            if (wake is null || wake > to) break;
            Play(new Event.TimePassed(wake.Value));
        }

        return Play(new Event.TimePassed(to));
    }

    internal void DoDuties()
    {
        if (Case!.Outstanding.Count > 0) Play(new Event.DutiesDone(Case.SeenUpTo, [.. Case.Outstanding.Select(duty => duty.Id)]));
    }

    internal DateTimeOffset? NextWake() => _procedure.NextWake(Case!, Case!.SeenUpTo, Calendar);

    internal int Brought(DeterminationPassed what) => _history.OfType<Event.TimePassed>().Sum(passed => passed.Brought.Count(brought => brought == what));

    internal int Told(DeterminationNoticeKind kind) => Notices.Count(notice => notice.Kind == kind);
}
