using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.JointActions.UnitEvent;
using UnitStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.JointActions.UnitTask,
    CreditFunctions.Regulation.JointActions.UnitEvent, CreditFunctions.Regulation.JointActions.JointDuty>;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>反馈 (art. 19): within the limit a unit acts and tells; where it did not act it says why, in writing.</summary>
internal sealed class Answering(UnitTask task, WorkingCalendar calendar, JointActionRules rules)
{
    /// <summary>Versions of its reasons: all of them are kept. That it acted is taken after as many, too.</summary>
    internal const int MostAnswers = 5;

    internal UnitStep Take(Answered answered)
    {
        if (task.Stage == UnitStage.Withdrawn) return JointRefusals.UnitWithdrawn;
        // The same again is the same answer, whatever became of the action meanwhile.
        if (task.Feedback?.Fingerprint == answered.Fingerprint) return UnitProcedure.Nothing(task);
        if (task.Stop is not null) return JointRefusals.Stopped;
        if (task.Deadline is not { } deadline) return JointRefusals.NotStarted;
        // Who gave reasons may still act; who acted does not take it back here.
        if (task.Feedback is { Implemented: true }) return JointRefusals.AlreadyAnswered;
        if (!answered.Implemented && task.Answers >= MostAnswers) return JointRefusals.AnswersTooMany;
        if ((answered.Implemented ? CheckDone(answered) : CheckReasons(answered)) is { } why) return why;

        var after = task with
        {
            Stage = answered.Implemented ? UnitStage.Implemented : UnitStage.NotImplemented,
            Answers = task.Answers + 1,
            Feedback = new UnitFeedback(answered.Implemented, answered.At, answered.At >= deadline.End, answered.ImplementedOn,
                answered.ImplementedOn > deadline.WorkingLastDay, answered.Fingerprint),
            // A reminder or a demand that was not sent yet is not sent any more; what is registered stays.
            Outstanding = [.. task.Outstanding.Where(duty => duty is not JointDuty.Notify { To.Unit: not null, Kind: not JointNoticeKind.JointTask })],
        };
        // 告知依据和理由 (art. 23): by the unit that applies it, when it does.
        return new UnitStep(after, answered, answered.Implemented && task.Kind != JointActionKind.Incentive
            ? [new UnitNotices(after, answered.At, calendar).To(Recipient.OfSubject(task.SubjectId), JointNoticeKind.JointMeasureApplied)] : []);
    }

    private static Refusal? CheckDone(Answered answered) =>
        TextQuality.IsBlank(answered.What) ? JointRefusals.WhatMissing
        : answered.ImplementedOn is not { } day ? JointRefusals.ImplementedOnMissing
        : day > ChinaTime.DateOf(answered.At) ? JointRefusals.ImplementedInFuture
        : day < answered.HeldFrom ? JointRefusals.ImplementedBeforeStart
        : null;

    private Refusal? CheckReasons(Answered answered) =>
        TextQuality.IsBlank(answered.Reasons) ? JointRefusals.ReasonsMissing
        : rules.Quality.IsEmptyWords(answered.Reasons) ? JointRefusals.ReasonsEmptyWords
        : rules.Quality.IsCopied(answered.Reasons, answered.OtherTexts) ? JointRefusals.ReasonsCopied
        // The same hindrance may meet many; the words about it name this one.
        : TextQuality.IsRepeated(answered.Reasons, answered.PastReasons) ? JointRefusals.ReasonsRepeated
        : null;
}
