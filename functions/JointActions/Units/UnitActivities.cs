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

    /// <summary>All of them; each for which a limit begins to run is looked after from now on. Cost: as <see cref="UnitRound"/>; 3 more where the action is done.</summary>
    [Function(All), HostOnly]
    public async Task<UnitAgenda> AllAsync([ActivityTrigger] UnitsInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var lookedAfter = new HashSet<UnitWake>();
        var board = await round.GoAsync(input.ActionId, LookAfterAsync, cancellationToken)
            ?? throw new InvalidDataException($"There is no joint action {input.ActionId}.");
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        if (board.IsDone)
        {
            await index.CloseAsync(input.ActionId, [], cancellationToken);
            return new UnitAgenda([], null);
        }

        // Once it holds no more somebody looks each day whether all have confirmed.
        DateTime? lookAgain = board.Action.StoppedAt(now) is null ? null : now.UtcDateTime.AddDays(1);
        // What a crash cut off here before: their rows say that they were told, or that a published calendar moved their limits, and nobody may look after them.
        var looked = board.Units.Where(row => input.StartAll || row.File.History.OfType<UnitEvent.CalendarPublished>().Any());
        return new UnitAgenda([.. UnitWake.Of(looked, now, calendar).Where(wake => !lookedAfter.Contains(wake))], lookAgain);

        Task LookAfterAsync(IReadOnlyList<UnitWake> wakes)
        {
            lookedAfter.UnionWith(wakes);
            return this.LookAfterAsync(new UnitsToLookAfter(input.ActionId, wakes), client, cancellationToken);
        }
    }

    /// <summary>Has an orchestration look after each; one that runs already is rung, for the limit that it waits for is another now. Cost: 2 of the backend a unit, no storage.</summary>
    [Function(LookAfter), HostOnly]
    public Task LookAfterAsync([ActivityTrigger] UnitsToLookAfter input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(input.Units, new ParallelOptions { MaxDegreeOfParallelism = StartsAtATime, CancellationToken = cancellationToken },
            async (unit, stop) =>
            {
                var begin = new UnitInput(input.ActionId, unit.Unit, unit.WakeAt, JointActionUnitOrchestrator.Version);
                if (await client.StartUnlessRunningAsync(JointActionUnitOrchestrator.Name, UnitBell.InstanceOf(input.ActionId, unit.Unit), begin, stop)) return;
                await client.RingUnitAsync(input.ActionId, unit.Unit, UnitBell.At(unit.WakeAt), stop);
            });

    /// <summary>One; when to look again, or null where nothing runs for it. Cost: 2 reads at the same time, 3 round trips and its notice where something is due.</summary>
    [Function(One), HostOnly]
    public async Task<DateTime?> OneAsync([ActivityTrigger] UnitInput input, CancellationToken cancellationToken)
    {
        var board = await round.GoAsync(input.ActionId, input.Unit, cancellationToken);
        return board?.Find(input.Unit) is { } row ? UnitRound.NextWake(row, clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken)) : null;
    }
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

/// <summary>When a unit's part is to be looked at, UTC.</summary>
internal sealed record UnitWake(string Unit, DateTime WakeAt)
{
    /// <summary>Of those for which a limit runs.</summary>
    public static IReadOnlyList<UnitWake> Of(IEnumerable<StoredUnit> rows, DateTimeOffset now, WorkingCalendar calendar) =>
        [.. rows.Select(row => (row.File.Task.Unit, At: UnitRound.NextWake(row, now, calendar))).Where(wake => wake.At is not null)
            .Select(wake => new UnitWake(wake.Unit, wake.At!.Value))];
}
