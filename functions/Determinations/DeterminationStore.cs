using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>The determinations.</summary>
internal sealed class DeterminationStore(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock, DeterminationProcedure procedure)
    : CaseMachine<Determination, DeterminationEvent, DeterminationDuty>(account, cipher, calendars, clock, "Determinations", procedure)
{
    /// <summary>Takes note that the notice reached the subject by its inbox; what was served before stays. Cost: 2 round trips.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="openedAt">When the subject opened it; now where null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<CaseFile<Determination>> ServedByInboxAsync(string caseId, DateTimeOffset? openedAt, CancellationToken cancellationToken) =>
        ApplyAsync(caseId, (now, determination) => new CaseEntry<DeterminationEvent>(
            determination.Stage is DeterminationStage.Serving or DeterminationStage.PublicNotice
                ? new DeterminationEvent.Served(now, Actor.System, ServiceWay.Inbox, openedAt ?? now, determination.NoticeId)
                : new DeterminationEvent.TimePassed(now)), null, cancellationToken);

    /// <inheritdoc />
    protected override Problem Unknown => DeterminationProblems.Unknown;

    /// <inheritdoc />
    protected override Problem ProblemOf(Refusal why) => DeterminationProblems.Of(why);

    /// <inheritdoc />
    protected override string ActivityOf(DeterminationDuty duty) => DeterminationActivities.Of(duty);
}
