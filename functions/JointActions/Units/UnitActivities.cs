using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.JointActions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Units;

/// <summary>Goes round the units of an action, for its orchestrations.</summary>
internal sealed class UnitActivities(UnitRound round, JointActionIndex index, ICalendars calendars, TimeProvider clock)
{
    internal const string All = "JointActionLookAtUnits", One = "JointActionLookAtUnit", LookAfter = "JointActionLookAfterUnits";
    private const int StartsAtATime = 32;

    /// <summary>All of them. Cost: as <see cref="UnitRound"/>; 3 more where the action is done.</summary>
    [Function(All), HostOnly]
    public async Task<UnitAgenda> AllAsync([ActivityTrigger] UnitsInput input, CancellationToken cancellationToken)
    {
        var board = await round.GoAsync(input.ActionId, null, cancellationToken)
            ?? throw new InvalidDataException($"There is no joint action {input.ActionId}.");
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        if (board.IsDone)
        {
            await index.CloseAsync(input.ActionId, [], cancellationToken);
            return new UnitAgenda([], null);
        }

        // A limit that a published calendar moved ends at another time than whoever looks after it waits for.
        var looked = board.Units.Where(row => input.StartAll || row.File.History.OfType<UnitEvent.CalendarPublished>().Any());
        var wakes = looked.Select(row => new UnitWake(row.File.Task.Unit, Wake(row, now, calendar) ?? default)).Where(wake => wake.WakeAt != default);
        // Once it holds no more somebody looks each day whether all have confirmed.
        DateTime? lookAgain = board.Action.StoppedAt(now) is null ? null : now.UtcDateTime.AddDays(1);
        return new UnitAgenda([.. wakes], lookAgain);
    }

    /// <summary>Has an orchestration look after each; one that runs already is rung, for the limit that it waits for is another now. Cost: 2 of the backend a unit, no storage.</summary>
    [Function(LookAfter), HostOnly]
    public Task LookAfterAsync([ActivityTrigger] UnitsToLookAfter input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(input.Units, new ParallelOptions { MaxDegreeOfParallelism = StartsAtATime, CancellationToken = cancellationToken },
            async (unit, stop) =>
            {
                var begin = new UnitInput(input.ActionId, unit.Unit, unit.WakeAt, JointActionUnitOrchestrator.Version);
                if (await client.StartUnlessRunningAsync(JointActionUnitOrchestrator.Name, UnitBell.InstanceOf(input.ActionId, unit.Unit), begin, stop)) return;
                await client.RingUnitAsync(input.ActionId, unit.Unit, stop);
            });

    /// <summary>One; when to look again, or null where nothing runs for it. Cost: 1 round trip, 3 and its notice where something is due.</summary>
    [Function(One), HostOnly]
    public async Task<DateTime?> OneAsync([ActivityTrigger] UnitInput input, CancellationToken cancellationToken)
    {
        var board = await round.GoAsync(input.ActionId, input.Unit, cancellationToken);
        return board?.Find(input.Unit) is { } row ? Wake(row, clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken)) : null;
    }

    private static DateTime? Wake(StoredUnit row, DateTimeOffset now, WorkingCalendar calendar) =>
        UnitProcedure.Standard.NextWake(row.File.Task, now, calendar)?.UtcDateTime;
}

/// <summary>A round over all units of an action.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="StartAll">Whether an orchestration is to be started for each unit for which a limit runs; else for those alone whose limit a calendar moved.</param>
internal sealed record UnitsInput(string ActionId, bool StartAll);

/// <summary>Units for which a limit began to run.</summary>
internal sealed record UnitsToLookAfter(string ActionId, IReadOnlyList<UnitWake> Units);

/// <summary>One unit of an action.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Unit">By unified social credit code: a body's, nothing personal.</param>
/// <param name="WakeAt">When to look first, UTC.</param>
/// <param name="Version">The workflow's version.</param>
internal sealed record UnitInput(string ActionId, string Unit, DateTime WakeAt, int Version);

/// <summary>What a round leaves to be done.</summary>
/// <param name="Wakes">The units for which a limit runs, where somebody is to look after them from now on.</param>
/// <param name="LookAgain">When the action itself is to be looked at again, UTC; null where only its own end date or a ring brings anything.</param>
internal sealed record UnitAgenda(IReadOnlyList<UnitWake> Wakes, DateTime? LookAgain);

/// <summary>When a unit's part is to be looked at.</summary>
internal sealed record UnitWake(string Unit, DateTime WakeAt);
