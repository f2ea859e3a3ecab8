using CreditFunctions.Calendar;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>The objections as the round over all open cases sees them.</summary>
internal sealed class ObjectionCases(ObjectionStore store, ObjectionIndex index, ICalendars calendars, TimeProvider clock) : ICaseRoom
{
    /// <inheritdoc />
    public string Kind => "objection";

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => index.ListAsync(ObjectionIndex.AllOpen, cancellationToken);

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is not { Case: var objection }) return null;
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        return new CaseStanding(calendar.WorkingDaysLeft(now, objection.Deadline.WorkingLastDay),
            objection is { IsOpen: true, OverdueSince: not null } || (objection.IsOpen && objection.Deadline.End <= now),
            BehindSince(objection, ObjectionProcedure.Standard.NextWake(objection, now, calendar), now));
    }

    /// <inheritdoc />
    public async Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is { } file) await client.RingAsync(file.Case, cancellationToken);
    }

    // What waits to be done arose, or was last tried, when the case was last looked at; what the clock brings, when it was due.
    private static DateTimeOffset? BehindSince(ObjectionCase objection, DateTimeOffset? due, DateTimeOffset now) =>
        objection.Outstanding.Count > 0 ? objection.SeenUpTo : due <= now ? due : null;
}
