using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Determinations;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>The determinations as the round over all open cases sees them; what is listed is open until its last day.</summary>
internal sealed class DeterminationCases(DeterminationStore store, DeterminationIndex index, DeterminationProcedure procedure, ICalendars calendars, TimeProvider clock)
    : ICaseRoom
{
    // Nobody is held to anything: it waits for its last day.
    private const int NoLimit = 999;

    /// <inheritdoc />
    public string Kind => "determination";

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => index.ListAsync(CaseIndex.AllOpen, cancellationToken);

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is not { Case: var determination }) return null;
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        var limit = determination.Deadline ?? (determination.Stage == DeterminationStage.Statement ? determination.Window : null);
        return new CaseStanding(limit is null ? NoLimit : calendar.WorkingDaysLeft(now, limit.WorkingLastDay),
            determination.OverdueSince is not null || determination.Deadline?.End <= now,
            BehindSince(determination, procedure.NextWake(determination, now, calendar), now));
    }

    /// <inheritdoc />
    public async Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is { } file) await client.RingAsync(file.Case, cancellationToken);
    }

    private static DateTimeOffset? BehindSince(Determination determination, DateTimeOffset? due, DateTimeOffset now) =>
        determination.Outstanding.Count > 0 ? determination.SeenUpTo : due <= now ? due : null;
}
