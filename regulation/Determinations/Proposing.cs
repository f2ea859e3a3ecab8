using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>提出: the notice must reach the subject within its limit.</summary>
internal static class Proposing
{
    internal static DeterminationStep Of(Proposed proposed, WorkingCalendar calendar, DeterminationRules rules)
    {
        if (CheckTexts(proposed, rules) is { } poor) return poor;
        var determination = new Determination
        {
            CaseId = proposed.CaseId,
            Terms = proposed.Terms,
            Unit = proposed.By.Unit ?? string.Empty,
            Proposer = proposed.By.Person ?? string.Empty,
            Stage = DeterminationStage.Serving,
            ProposedAt = proposed.At,
            Deadline = CaseDeadline.Of(proposed.At, rules.ServiceWorkingDays, calendar),
            SeenUpTo = proposed.At,
        };
        var notices = new DeterminationNotices(determination, proposed.At, calendar);
        return new DeterminationStep(determination, proposed,
        [
            new DeterminationDuty.ServeNotice(determination.NoticeId),
            notices.ToUnit(DeterminationNoticeKind.ServiceDue),
        ]);
    }

    private static Refusal? CheckTexts(Proposed proposed, DeterminationRules rules)
    {
        if (TextQuality.IsBlank(proposed.Facts)) return DeterminationRefusals.Missing("facts", "失信事实");
        if (TextQuality.IsBlank(proposed.Reasons)) return DeterminationRefusals.Missing("reasons", "认定理由");
        if (rules.Quality.IsEmptyWords(proposed.Facts)) return DeterminationRefusals.EmptyWords("facts", "失信事实");
        if (rules.Quality.IsEmptyWords(proposed.Reasons)) return DeterminationRefusals.EmptyWords("reasons", "认定理由");
        return rules.Quality.IsCopied(proposed.Reasons, [proposed.Facts]) ? DeterminationRefusals.Copied("reasons", "认定理由") : null;
    }
}
