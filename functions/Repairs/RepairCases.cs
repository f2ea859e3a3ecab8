using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>The repairs as the round over all open cases sees them.</summary>
internal sealed class RepairCases(RepairStore store, RepairIndex index, ICalendars calendars, TimeProvider clock)
    : CaseRoom<RepairCase>(store, index, calendars, clock)
{
    /// <inheritdoc />
    public override string Kind => "repair";

    /// <inheritdoc />
    protected override CaseStanding StandingOf(RepairCase state, DateTimeOffset now, WorkingCalendar calendar) => new(
        calendar.WorkingDaysLeft(now, state.Deadline.WorkingLastDay),
        state.IsOpen && (state.OverdueSince is not null || state.Deadline.End <= now),
        BehindSince(state, RepairProcedure.Standard.NextWake(state, now, calendar), now));

    /// <inheritdoc />
    protected override Task RingAsync(DurableTaskClient client, RepairCase state, CancellationToken cancellationToken) =>
        client.RingAsync(state, cancellationToken);
}
