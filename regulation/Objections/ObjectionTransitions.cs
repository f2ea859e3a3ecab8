using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Objections.ObjectionEvent;
using Stage = CreditFunctions.Regulation.Objections.ObjectionStage;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Objections;

/// <summary>The states of an objection and what leads from one to the next.</summary>
internal static class ObjectionTransitions
{
    internal static Step Apply(ObjectionCase? objection, ObjectionEvent happened, WorkingCalendar calendar, ObjectionRules rules)
    {
        if (happened is Filed filed)
        {
            return objection is not null ? Refusals.AlreadyFiled
                : filed.ReceivedAt > filed.At ? Refusals.ReceivedInFuture
                : filed.At - filed.ReceivedAt > CaseRefusals.LongestUnentered ? Refusals.ReceivedTooLongAgo
                : Filing.Of(filed, calendar, rules);
        }

        if (objection is null) return Refusals.NoCase;
        var handling = new Handling(objection, calendar, rules);
        var closing = new Closing(objection, calendar, rules);
        return (objection.Stage, happened) switch
        {
            (_, TimePassed) => new Step(objection, null, []),
            (Stage.Told or Stage.Withdrawn, CalendarPublished) => new Step(objection, null, []),
            (_, CalendarPublished published) => Recount.Of(objection, published, calendar),

            (Stage.Withdrawn, _) => Refusals.AlreadyWithdrawn,
            (Stage.Decided, Told told) => closing.Told(told),
            (Stage.Told, Told) => CaseRefusals.AlreadyTold,
            (_, Told) => Refusals.NotDecided,
            (Stage.Decided or Stage.Told, _) => Refusals.AlreadyDecided,

            (Stage.SupplementAsked, SupplementRequested { By: var by }) when by.Unit == objection.DecidingBody => Refusals.SupplementRunning,
            (_, SupplementRequested requested) => handling.AskForSupplement(requested),
            (_, SupplementGiven given) => handling.TakeSupplement(given),
            (_, VerificationRequested requested) => handling.AskForVerification(requested),
            (_, VerificationGiven given) => handling.TakeOpinion(given),
            (_, Transferred transferred) => handling.Transfer(transferred),
            (_, Decided decided) => closing.Decide(decided),
            (_, Withdrawn withdrawn) => closing.Withdraw(withdrawn),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }
}
