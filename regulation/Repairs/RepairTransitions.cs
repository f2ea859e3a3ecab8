using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Repairs.RepairEvent;
using Stage = CreditFunctions.Regulation.Repairs.RepairStage;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Repairs.RepairCase, CreditFunctions.Regulation.Repairs.RepairEvent, CreditFunctions.Regulation.Repairs.RepairDuty>;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>The states of a repair and what leads from one to the next.</summary>
internal static class RepairTransitions
{
    internal static Step Apply(RepairCase? repair, RepairEvent happened, WorkingCalendar calendar, RepairRules rules)
    {
        if (happened is Applied applied) return repair is not null ? RepairRefusals.AlreadyFiled : RepairFiling.Of(applied, calendar, rules);
        if (repair is null) return RepairRefusals.NoCase;
        var closing = new RepairClosing(repair, calendar);
        return (repair.Stage, happened) switch
        {
            (_, TimePassed) => new Step(repair, null, []),
            (Stage.Received or Stage.Decided, CalendarPublished published) => RepairRecount.Of(repair, published, calendar),
            (_, CalendarPublished) => new Step(repair, null, []),
            (Stage.Received, TargetChanged changed) => closing.Changed(changed),
            (Stage.Received, Overtaken overtaken) => closing.Overtake(overtaken),
            // Whatever was decided first holds; what came of it is told by that decision.
            (_, TargetChanged or Overtaken) => new Step(repair, null, []),

            (Stage.Withdrawn, _) => RepairRefusals.AlreadyWithdrawn,
            (Stage.Overtaken, _) => RepairRefusals.Overtaken,
            (Stage.Decided, Told told) => closing.Told(told),
            (Stage.Told, Told) => CaseRefusals.AlreadyTold,
            (_, Told) => RepairRefusals.NotDecided,
            (Stage.Decided or Stage.Told, _) => RepairRefusals.AlreadyDecided,

            (_, Supplemented supplemented) => closing.Supplement(supplemented),
            (_, Decided decided) => closing.Decide(decided),
            (_, Withdrawn withdrawn) => closing.Withdraw(withdrawn),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }
}
