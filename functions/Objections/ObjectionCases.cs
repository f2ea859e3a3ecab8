using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>The objections as the round over all open cases sees them.</summary>
internal sealed class ObjectionCases(ObjectionStore store, ObjectionIndex index, ICalendars calendars, TimeProvider clock)
    : CaseRoom<ObjectionCase>(store, index, calendars, clock)
{
    /// <inheritdoc />
    public override string Kind => "objection";

    /// <inheritdoc />
    protected override CaseStanding StandingOf(ObjectionCase state, DateTimeOffset now, WorkingCalendar calendar) => new(
        calendar.WorkingDaysLeft(now, state.Deadline.WorkingLastDay),
        state.IsOpen && (state.OverdueSince is not null || state.Deadline.End <= now),
        BehindSince(state, ObjectionProcedure.Standard.NextWake(state, now, calendar), now));

    /// <inheritdoc />
    protected override Task RingAsync(DurableTaskClient client, ObjectionCase state, CancellationToken cancellationToken) =>
        client.RingAsync(state, cancellationToken);
}
