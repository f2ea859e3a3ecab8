using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>决定、撤回: another person of the unit decides, answering what the subject said.</summary>
internal sealed class Deciding(Determination determination, WorkingCalendar calendar, DeterminationRules rules)
{
    internal DeterminationStep Decide(Decided decided)
    {
        if (decided.By.Unit != determination.Unit) return DeterminationRefusals.NotUnit;
        if (decided.By.Person == determination.Proposer) return DeterminationRefusals.SamePerson;
        if ((CheckReasons(decided) ?? CheckAnswer(decided)) is { } poor) return poor;
        var months = decided.Months ?? determination.Terms.Months;
        if (months < 1 || months > determination.Terms.Months) return DeterminationRefusals.LongerThanProposed;

        var isListed = decided.Outcome == DeterminationOutcome.Listed;
        var after = determination with
        {
            Stage = isListed ? DeterminationStage.Listed : DeterminationStage.NotDetermined,
            Outcome = decided.Outcome,
            DecidedAt = decided.At,
            Until = isListed ? ChinaTime.DateOf(decided.At).AddMonths(months) : null,
            // What rests on a shorter listing is no longer than it.
            Terms = determination.Terms with
            {
                Months = months,
                Measures = [.. determination.Terms.Measures.Select(measure => measure with { Months = Math.Min(measure.Months, months) })],
            },
            Deadline = null,
        };
        return new DeterminationStep(after, decided, [new DeterminationDuty.DeliverDecision(DutyId.Of(after.CaseId, "decision"))]);
    }

    /// <summary>The decision was stored first: the statement is kept and shown, and changes nothing.</summary>
    internal DeterminationStep TakeLateStatement(StatementGiven given)
    {
        if (given.By.SubjectId != determination.Terms.SubjectId) return DeterminationRefusals.NotSubject;
        var notices = new DeterminationNotices(determination, given.At, calendar);
        return new DeterminationStep(determination, given with { AfterDecision = true },
            [notices.ToUnit(DeterminationNoticeKind.StatementAfterDecision, occasion: DeterminationNotices.At(given.At))]);
    }

    internal DeterminationStep Withdraw(Withdrawn withdrawn)
    {
        if (withdrawn.By.Unit != determination.Unit) return DeterminationRefusals.NotUnit;
        if (TextQuality.IsBlank(withdrawn.Reason)) return DeterminationRefusals.ReasonMissing;
        var after = determination with { Stage = DeterminationStage.Withdrawn, EndedAt = withdrawn.At, Deadline = null };
        return new DeterminationStep(after, withdrawn,
            [new DeterminationNotices(after, withdrawn.At, calendar).ToSubject(DeterminationNoticeKind.Withdrawn)]);
    }

    private Refusal? CheckReasons(Decided decided)
    {
        if (TextQuality.IsBlank(decided.Reasons)) return DeterminationRefusals.Missing("reasons", "决定理由");
        if (rules.Quality.IsEmptyWords(decided.Reasons)) return DeterminationRefusals.EmptyWords("reasons", "决定理由");
        if (rules.Quality.IsCopied(decided.Reasons, decided.OtherTexts)) return DeterminationRefusals.Copied("reasons", "决定理由");
        return TextQuality.IsRepeated(decided.Reasons, decided.PastReasons) ? DeterminationRefusals.ReasonsRepeated : null;
    }

    private Refusal? CheckAnswer(Decided decided)
    {
        var answer = decided.Answer ?? string.Empty;
        if (determination.Statements == 0) return TextQuality.IsBlank(answer) ? null : DeterminationRefusals.AnswerNotAsked;
        if (TextQuality.IsBlank(answer) || decided.AnsweredStatements != determination.Statements) return DeterminationRefusals.StatementUnanswered;
        if (rules.Quality.IsEmptyWords(answer)) return DeterminationRefusals.EmptyWords("answer", "对陈述申辩的回应");
        return rules.Quality.IsCopied(answer, [.. decided.OtherTexts, decided.Reasons]) ? DeterminationRefusals.Copied("answer", "对陈述申辩的回应") : null;
    }
}
