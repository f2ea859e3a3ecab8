using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Determinations;

/// <summary>A determination as it is answered: what its last day ended is over, whatever an orchestration has noted yet.</summary>
internal sealed class DeterminationView(ICalendars calendars, TimeProvider clock)
{
    /// <summary>The case at a glance.</summary>
    public async Task<DeterminationSummary> SummaryAsync(Determination determination, CancellationToken cancellationToken)
    {
        var (calendar, now, terms) = (await calendars.CurrentAsync(cancellationToken), clock.GetUtcNow(), determination.Terms);
        var stage = determination.StageAt(now);
        var expired = stage != determination.Stage;
        return new DeterminationSummary(determination.CaseId, terms.SubjectId, stage, determination.Unit, terms.Category.Written(), terms.Category.Text(),
            terms.Severity, terms.Basis, terms.Months, [.. terms.Measures.Select(Shown)], terms.Records, ChinaTime.At(determination.ProposedAt))
        {
            Deadline = determination.Deadline is { } deadline ? ShownDeadline.Of(deadline) : null,
            DaysLeft = determination.Deadline is { } held ? calendar.WorkingDaysLeft(now, held.WorkingLastDay) : null,
            OverdueSince = At(determination.OverdueSince),
            PublicNoticeUntil = determination.PublicNoticeUntil,
            ServedAt = At(determination.ServedAt),
            ServedBy = determination.ServedBy,
            StatementWindow = determination.Window is { } window ? ShownDeadline.Of(window) : null,
            Statements = determination.Statements,
            Outcome = determination.Outcome,
            DecidedAt = At(determination.DecidedAt),
            Until = determination.Until,
            EndCause = expired ? DeterminationEnd.Expired : determination.End,
            EndedAt = expired ? ChinaTime.EndOf(determination.Until!.Value) : At(determination.EndedAt),
            EndReference = determination.EndReference,
            DeliveryFailed = determination.Failures.Count > 0 ? [.. determination.Failures.Values.Distinct()] : null,
        };
    }

    /// <summary>The case with its history.</summary>
    public async Task<DeterminationSummary> DetailsAsync(Determination determination, IReadOnlyList<CaseEntry<DeterminationEvent>> history,
        CancellationToken cancellationToken) => await SummaryAsync(determination, cancellationToken) with
        {
            Events = [.. history.Where(entry => entry.Happened is not DeterminationEvent.DutiesDone).Select(ShownDeterminationEvent.Of)],
        };

    internal static ShownMeasure Shown(DeterminedMeasure measure) =>
        new(measure.Code, MeasureCatalogue.Find(measure.Code)?.Name ?? measure.Code, measure.Basis, measure.Months);

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } at ? ChinaTime.At(at) : null;
}
