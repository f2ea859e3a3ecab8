using CreditFunctions.Calendar;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.JointActions;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions;

/// <summary>The joint actions as the round over all open cases sees them; and as their lists are made again.</summary>
internal sealed class JointActionCases(JointActionStore store, JointActionIndex index, BoardReader boards, ICalendars calendars, TimeProvider clock)
    : ICaseRoom, IRebuiltIndex
{
    /// <inheritdoc />
    public string Kind => "joint-action";

    /// <inheritdoc />
    public string Table => JointActionIndex.Table;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => index.ListAsync(JointActionIndex.AllOpen, cancellationToken);

    /// <inheritdoc />
    public async Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await boards.ReadAsync(caseId, cancellationToken) is not { } board) return null;
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        var tasks = board.Units.Select(row => row.File.Task).ToList();
        var left = tasks.Select(task => UnitParts.DaysLeft(task, now, calendar)).OfType<int>().DefaultIfEmpty(0).Min();
        return new CaseStanding(left, tasks.Any(task => task.Running is { } running && running.End <= now), BehindSince(board));

        DateTimeOffset? BehindSince(ActionBoard of)
        {
            var waits = of.Action.Outstanding.Count > 0 ? of.Action.SeenUpTo : (DateTimeOffset?)null;
            var due = of.Units.Where(row => row.File.IsDue || UnitParts.TakeUp(of.Action, row.File.Task, now) is not null).Select(row => (DateTimeOffset?)row.File.Task.SeenUpTo)
                .Concat(tasks.Select(task => UnitProcedure.Standard.NextWake(task with { Outstanding = [] }, now, calendar)).Where(wake => wake <= now))
                .Append(JointActionProcedure.Standard.NextWake(of.Action with { Outstanding = [] }, now, calendar) is { } end && end <= now ? end : null)
                .Append(waits);
            return due.Min();
        }
    }

    /// <inheritdoc />
    public async Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(caseId, cancellationToken) is not null) await client.RingActionAsync(caseId, cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>Cost: 1 round trip a thousand rows, and about 5 an action.</remarks>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var actionId in store.IdsAsync(cancellationToken))
        {
            if (await boards.ReadAsync(actionId, cancellationToken) is not { Action: var action } board) continue;
            string[] open = board.IsDone ? [] : [JointActionIndex.AllOpen];
            await index.AddAsync(actionId, [.. open, JointActionIndex.OfSubject(action.SubjectId),
                .. action.Grounds.Select(ground => JointActionIndex.OfGround(ground.GroundId))], cancellationToken);
            count++;
        }

        return count;
    }
}
