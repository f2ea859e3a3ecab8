using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;
using Stage = CreditFunctions.Regulation.Determinations.DeterminationStage;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>The states of a determination and what leads from one to the next.</summary>
internal static class DeterminationTransitions
{
    internal static DeterminationStep Apply(Determination? state, DeterminationEvent happened, WorkingCalendar calendar, DeterminationRules rules)
    {
        if (happened is Proposed proposed) return state is null ? Proposing.Of(proposed, calendar, rules) : DeterminationRefusals.AlreadyProposed;
        if (state is null) return DeterminationRefusals.NoCase;
        var serving = new Serving(state, calendar, rules);
        var deciding = new Deciding(state, calendar, rules);
        var ending = new Ending(state, calendar);
        return (state.Stage, happened) switch
        {
            (_, TimePassed) => new DeterminationStep(state, null, []),
            (_, CalendarPublished published) => DeterminationRecount.Of(state, published, calendar),
            // What rests on nothing any more is over, whatever stage it is in; what is over stays so.
            (_, RecordEnded ended) => ending.ByRecord(ended),
            (_, ObjectionUpheld upheld) => ending.ByObjection(upheld),
            (_, Repaired repaired) => ending.ByRepair(repaired),

            (Stage.Withdrawn, _) => DeterminationRefusals.AlreadyWithdrawn,
            (Stage.Listed or Stage.NotDetermined or Stage.Ended, StatementGiven given) => deciding.TakeLateStatement(given),
            (Stage.Ended, _) => DeterminationRefusals.AlreadyEnded,
            (Stage.Listed, Revoked revoked) => ending.Revoke(revoked),
            (_, Revoked) => DeterminationRefusals.NotListed,
            (Stage.Listed or Stage.NotDetermined, _) => DeterminationRefusals.AlreadyDecided,

            (_, StatementGiven given) => serving.TakeStatement(given),
            (_, Withdrawn withdrawn) => deciding.Withdraw(withdrawn),
            (Stage.Serving, ServiceFailed failed) => serving.BeginPublicNotice(failed),
            (Stage.PublicNotice, ServiceFailed) => DeterminationRefusals.NoticeRunning,
            (Stage.Serving or Stage.PublicNotice, Served served) => serving.Serve(served),
            (_, Served or ServiceFailed) => DeterminationRefusals.AlreadyServed,
            (Stage.Serving or Stage.PublicNotice, Decided) => DeterminationRefusals.NotServed,
            (Stage.Statement, Decided) => DeterminationRefusals.WindowOpen,
            (_, Decided decided) => deciding.Decide(decided),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }
}
