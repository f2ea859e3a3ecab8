using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.JointActions;

/// <summary>Plays one unit's part by the rules alone. Started on 24 September 2026 with ten working days: the last is 15 October.</summary>
internal sealed class UnitStory
{
    internal const string Unit = "unit-1", ActionId = "j1", Subject = "s1";

    internal static readonly DateTimeOffset Started = Instant("2026-09-24T09:30:00+08:00");

    internal static readonly Actor Implementer = new(Unit, "p1");

    private readonly UnitProcedure _rules = UnitProcedure.Standard;

    internal WorkingCalendar Calendar { get; set; } = WorkingCalendar.Shipped;

    internal UnitTask? Task { get; private set; }

    internal List<UnitEvent> History { get; } = [];

    internal List<JointDuty> Duties { get; } = [];

    internal Refusal? LastRefusal { get; private set; }

    internal IEnumerable<JointNoticeKind> Told => Duties.OfType<JointDuty.Notify>().Select(notify => notify.Kind);

    internal static UnitEvent.Answered Done(string at, string day = "2026-09-28", string what = "已将该企业列为重点监管对象，并通知属地监管所", string print = "f1") =>
        new(Instant(at), Implementer, true, print) { What = what, ImplementedOn = DateOnly.Parse(day, null), HeldFrom = ChinaTime.DateOf(Started) };

    internal static UnitEvent.Answered NotDone(string at, string reasons, params string[] others) =>
        new(Instant(at), Implementer, false, "n" + reasons) { Reasons = reasons, OtherTexts = others };

    internal const string GoodReasons = "该企业已于二〇二六年八月注销登记，我方名下没有仍在享受的补助项目，因此限制补助已无对象可以施加。";

    /// <summary>Named and told.</summary>
    internal UnitStory Begin(JointActionKind kind = JointActionKind.Punishment) => Name(kind).Play(new UnitEvent.Tasked(Started, Started, 10));

    internal UnitStory Name(JointActionKind kind = JointActionKind.Punishment) =>
        Play(new UnitEvent.Planned(Started, new Actor("authority", "a1"), Unit, ["key-supervision"]) { Of = (ActionId, kind, Subject) });

    internal UnitStory Play(UnitEvent happened)
    {
        LastRefusal = null;
        switch (_rules.Decide(Task, happened, Calendar))
        {
            case Verdict<UnitTask, UnitEvent, JointDuty>.Refused refused:
                LastRefusal = refused.Why;
                break;
            case Verdict<UnitTask, UnitEvent, JointDuty>.Accepted accepted:
                Task = accepted.Case;
                History.AddRange(accepted.History);
                Duties.AddRange(accepted.Duties);
                break;
        }

        return this;
    }

    /// <summary>Does at once whatever must be done, then lets time pass, wake by wake.</summary>
    internal UnitStory Until(string instant)
    {
        var to = Instant(instant);
        while (true)
        {
            Settle();
            if (_rules.NextWake(Task!, Task!.SeenUpTo, Calendar) is not { } wake || wake > to) break;
            Play(new UnitEvent.TimePassed(wake));
        }

        Play(new UnitEvent.TimePassed(to));
        return Settle();
    }

    internal UnitStory Settle()
    {
        if (Task!.Outstanding.Count > 0) Play(new UnitEvent.DutiesDone(Task.SeenUpTo, [.. Task.Outstanding.Select(duty => duty.Id)]));
        return this;
    }

    internal static JointActionTerms Terms(JointActionKind kind = JointActionKind.Punishment, string endsOn = "2027-09-23") => new(kind, Subject,
        [new ActionGround("r1", null)], [new ActionMeasure("key-supervision", new LegalBasis("《四平市社会信用条例》", "第二十一条第（二）项"))],
        "该企业拒不履行行政处罚决定，情节严重，应当加强监管。", 10, DateOnly.Parse(endsOn, null));
}
