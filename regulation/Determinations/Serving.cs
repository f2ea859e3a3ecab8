using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>送达、陈述申辩: from the notice to the subject's word.</summary>
internal sealed class Serving(Determination determination, WorkingCalendar calendar, DeterminationRules rules)
{
    internal DeterminationStep Serve(Served served)
    {
        var byUnit = served.Way is ServiceWay.Post or ServiceWay.Window;
        if (byUnit && served.By.Unit != determination.Unit) return DeterminationRefusals.NotUnit;
        if (byUnit && TextQuality.IsBlank(served.Proof)) return DeterminationRefusals.ProofMissing;
        if (served.ServedAt > served.At) return DeterminationRefusals.ServedInFuture;
        if (served.ServedAt < determination.ProposedAt) return DeterminationRefusals.ServedBeforeProposal;
        var after = Heard(determination, served.Way, served.ServedAt);
        return new DeterminationStep(after, served, [ToldServed(after, served.At)]);
    }

    /// <summary>拒收、下落不明: a public notice begins, and the service's limit is met.</summary>
    internal DeterminationStep BeginPublicNotice(ServiceFailed failed)
    {
        if (failed.By.Unit != determination.Unit) return DeterminationRefusals.NotUnit;
        if (TextQuality.IsBlank(failed.Proof)) return DeterminationRefusals.ProofMissing;
        var after = determination with
        {
            Stage = DeterminationStage.PublicNotice,
            PublicNoticeUntil = ChinaTime.DateOf(failed.At).AddDays(rules.PublicNoticeDays),
            Deadline = null,
            OverdueSince = null,
        };
        var notices = new DeterminationNotices(after, failed.At, calendar);
        return new DeterminationStep(after, failed,
            [notices.ToSubject(DeterminationNoticeKind.PublicNotice, new DeterminationNoticeFacts { LastDay = after.PublicNoticeUntil })]);
    }

    /// <summary>Whoever states its case knows of it, whatever the service did. Before the decision every statement counts.</summary>
    internal DeterminationStep TakeStatement(StatementGiven given)
    {
        if (given.By.SubjectId != determination.Terms.SubjectId) return DeterminationRefusals.NotSubject;
        var served = determination.ServedAt is null;
        var after = (served ? Heard(determination, ServiceWay.Statement, given.At) : determination) with { Statements = determination.Statements + 1 };
        var notices = new DeterminationNotices(after, given.At, calendar);
        var told = notices.ToUnit(DeterminationNoticeKind.StatementGiven, notices.Of(after.Deadline ?? after.Window), DeterminationNotices.At(given.At));
        return new DeterminationStep(after, given, served ? [ToldServed(after, given.At), told] : [told]);
    }

    /// <summary>The case once its notice is served: the time for statements runs.</summary>
    internal Determination Heard(Determination now, ServiceWay way, DateTimeOffset servedAt) => now with
    {
        Stage = DeterminationStage.Statement,
        ServedAt = servedAt,
        ServedBy = way,
        Window = CaseDeadline.Of(servedAt, rules.StatementWorkingDays, calendar),
        Deadline = null,
        OverdueSince = null,
        Outstanding = [.. now.Outstanding.Where(duty => duty is not DeterminationDuty.LookForReceipt)],
    };

    internal DeterminationDuty ToldServed(Determination after, DateTimeOffset at)
    {
        var notices = new DeterminationNotices(after, at, calendar);
        return notices.ToUnit(DeterminationNoticeKind.Served, notices.Of(after.Window));
    }
}
