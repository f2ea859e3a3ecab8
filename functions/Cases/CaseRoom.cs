using CreditFunctions.Calendar;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Cases;

/// <summary>The cases of one kind as the round over all open cases sees them.</summary>
internal abstract class CaseRoom<TCase>(ICases<TCase> cases, CaseIndex index, ICalendars calendars, TimeProvider clock) : ICaseRoom
{
    /// <inheritdoc />
    public abstract string Kind { get; }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => index.ListAsync(CaseIndex.AllOpen, cancellationToken);

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken) =>
        await cases.ReadAsync(caseId, cancellationToken) is not { Case: var state } ? null
        : StandingOf(state, clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));

    /// <inheritdoc />
    public async Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        if (await cases.ReadAsync(caseId, cancellationToken) is { } file) await RingAsync(client, file.Case, cancellationToken);
    }

    /// <summary>How a case stands.</summary>
    protected abstract CaseStanding StandingOf(TCase state, DateTimeOffset now, WorkingCalendar calendar);

    /// <summary>Wakes its orchestration.</summary>
    protected abstract Task RingAsync(DurableTaskClient client, TCase state, CancellationToken cancellationToken);

    /// <summary>Since when something is due that nobody has done; null where all is done.</summary>
    /// <param name="state">The case.</param>
    /// <param name="due">When the clock brings something next; null where it brings nothing.</param>
    /// <param name="now">UTC.</param>
    // What waits to be done arose, or was last tried, when the case was last looked at; what the clock brings, when it was due.
    protected static DateTimeOffset? BehindSince<TDuty>(CaseState<TDuty> state, DateTimeOffset? due, DateTimeOffset now) where TDuty : CaseDuty =>
        state.Outstanding.Count > 0 ? state.SeenUpTo : due <= now ? due : null;
}
