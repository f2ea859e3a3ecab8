using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Determinations;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>The determinations as the round over all open cases sees them; what is listed is open until its last day.</summary>
internal sealed class DeterminationCases(DeterminationStore store, DeterminationIndex index, DeterminationProcedure procedure, ICalendars calendars, TimeProvider clock)
    : CaseRoom<Determination>(store, index, calendars, clock)
{
    // Nobody is held to anything: it waits for its last day.
    private const int NoLimit = 999;

    /// <inheritdoc />
    public override string Kind => "determination";

    /// <inheritdoc />
    protected override CaseStanding StandingOf(Determination state, DateTimeOffset now, WorkingCalendar calendar)
    {
        var limit = state.Deadline ?? (state.Stage == DeterminationStage.Statement ? state.Window : null);
        return new CaseStanding(limit is null ? NoLimit : calendar.WorkingDaysLeft(now, limit.WorkingLastDay),
            state.OverdueSince is not null || state.Deadline?.End <= now,
            BehindSince(state, procedure.NextWake(state, now, calendar), now));
    }

    /// <inheritdoc />
    protected override Task RingAsync(DurableTaskClient client, Determination state, CancellationToken cancellationToken) =>
        client.RingAsync(state, cancellationToken);
}
