using System.Globalization;
using CreditFunctions.Calendar;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Units;

/// <summary>What somebody does to one unit's part: it goes through the rules, on the newest state, as the action stands now.</summary>
internal sealed class UnitActs(BoardReader boards, UnitRows rows, UnitRound round, ICalendars calendars, TimeProvider clock)
{
    /// <summary>Lets it happen: stored with its entry, logged, carried out, and the unit's orchestration rung with when to look next.</summary>
    /// <remarks>
    /// Whoever did it is answered once it is stored and logged. What else follows from it is tried here, and by the orchestration where that fails: so
    /// of units that answer in time, none has its row read again.
    /// Cost: 2 round trips, 2 more for each time that somebody else was faster; then 1 to log, 1 a notice that follows, and 1 to take note.
    /// </remarks>
    /// <param name="actionId">The action.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="act">What is done.</param>
    /// <param name="client">Rings.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The board with the unit's row as it stands now.</returns>
    /// <exception cref="ProblemException">404 <c>joint-action-not-found</c>; what the rules refuse it for; 503 <c>ledger-unavailable</c>.</exception>
    public async Task<ActionBoard> CarryThroughAsync(string actionId, string unit, UnitAct act, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var board = await ApplyAsync(actionId, unit, act, cancellationToken);
        var ring = UnitBell.Look;
        try
        {
            if (await round.FinishAsync(board.Action, board.Find(unit)!, cancellationToken) is not { } row) return board;
            ring = UnitBell.At(UnitRound.NextWake(row, clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken)));
            return board.With(row);
        }
        finally
        {
            await client.RingUnitAsync(actionId, unit, ring, CancellationToken.None);
        }
    }

    /// <summary>Decides it and stores it.</summary>
    internal async Task<ActionBoard> ApplyAsync(string actionId, string unit, UnitAct act, CancellationToken cancellationToken)
    {
        while (true)
        {
            var board = act.ReadsOthers ? await boards.ReadAsync(actionId, cancellationToken) : await boards.ReadAsync(actionId, unit, cancellationToken);
            if (board?.Find(unit) is not { } row) throw JointActionProblems.Unknown.AsException();
            // Where another instance counted its limit by a newer calendar, the current one is read afresh.
            if (UnitProcedure.Standard.CalendarVersionOf(row.File.Task) is { } countedBy) await calendars.FindAsync(countedBy, cancellationToken);
            var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
            // It may be faster than the orchestration: what the action means for the unit counts in any case.
            var step = new UnitStep(row, false);
            if (UnitParts.TakeUp(board.Action, row.File.Task, now) is { } taken) step = step.With(UnitProcedure.Standard, taken, calendar);
            if (UnitProcedure.Standard.CalendarVersionOf(step.Row.File.Task) is { } version && version != calendar.Version
                && await calendars.NewsSinceAsync(version, cancellationToken) is { } news)
            {
                step = step.With(UnitProcedure.Standard, UnitProcedure.Standard.CalendarPublished(now, news.PublishedAt, news.Notice), calendar);
            }

            var verdict = UnitProcedure.Standard.Decide(step.Row.File.Task, act.Happens(now, board), calendar);
            if (verdict is Verdict<UnitTask, UnitEvent, JointDuty>.Refused refused) throw ProblemOf(refused.Why, board.Action, now).AsException();
            var accepted = (Verdict<UnitTask, UnitEvent, JointDuty>.Accepted)verdict;
            if (accepted.History.Count == 0) return board;
            var file = step.Row.File.After(accepted);
            file = file with { Unlogged = [.. file.Unlogged, Named(act.Logs(board.Action), file, now)] };
            if (await rows.TryWriteAsync(row with { File = file }, cancellationToken) is { } written) return board.With(written);
        }
    }

    // The same act has the same id, however often it is appended: who reads the log sees it once.
    private static LedgerEntry Named(LedgerEntry entry, UnitFile file, DateTimeOffset now) => entry with
    {
        Id = EntryId.Of(now, string.Create(CultureInfo.InvariantCulture, $"{JointActionStore.Table}\n{file.Task.CaseId}\n{file.Task.Unit}\n{file.History.Count}")),
    };

    private static Problem ProblemOf(Refusal why, JointAction action, DateTimeOffset now) =>
        why == JointRefusals.Stopped && action.StoppedAt(now) is { } stop ? JointActionProblems.Stopped(stop) : JointActionProblems.Of(why);
}

/// <summary>Something done to a unit's part.</summary>
/// <param name="Happens">Makes the event from the time and the board.</param>
/// <param name="Logs">The ledger's entry about it.</param>
/// <param name="ReadsOthers">Whether it needs the other units' rows.</param>
internal sealed record UnitAct(Func<DateTimeOffset, ActionBoard, UnitEvent> Happens, Func<JointAction, LedgerEntry> Logs, bool ReadsOthers = false);
