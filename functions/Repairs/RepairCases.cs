using CreditFunctions.Calendar;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>The repairs as the round over all open cases sees them.</summary>
internal sealed class RepairCases(RepairStore store, RepairIndex index, ICalendars calendars, TimeProvider clock) : ICaseRoom
{
    /// <inheritdoc />
    public string Kind => "repair";

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => index.ListAsync(RepairIndex.AllOpen, cancellationToken);

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is not { Case: var repair }) return null;
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        var due = RepairProcedure.Standard.NextWake(repair, now, calendar);
        return new CaseStanding(calendar.WorkingDaysLeft(now, repair.Deadline.WorkingLastDay),
            repair.IsOpen && (repair.OverdueSince is not null || repair.Deadline.End <= now),
            // What waits to be done arose, or was last tried, when the case was last looked at; what the clock brings, when it was due.
            repair.Outstanding.Count > 0 ? repair.SeenUpTo : due <= now ? due : null);
    }

    /// <inheritdoc />
    public async Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is { } file) await client.RingAsync(file.Case, cancellationToken);
    }
}
