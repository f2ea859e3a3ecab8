using CreditFunctions.Calendar;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Units;

/// <summary>What somebody does to one unit's part: it goes through the rules, on the newest state, as the action stands now.</summary>
internal sealed class UnitActs(BoardReader boards, UnitRows rows, ICalendars calendars, TimeProvider clock)
{
    /// <summary>Lets an event happen. Cost: 2 round trips, 2 more for each time that somebody else was faster.</summary>
    /// <param name="actionId">The action.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="happens">Makes the event from the time and the board.</param>
    /// <param name="withOthers">Whether it needs the other units' rows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The board with the unit's row as it stands now.</returns>
    /// <exception cref="Problems.ProblemException">404 <c>joint-action-not-found</c>; what the rules refuse it for.</exception>
    public async Task<ActionBoard> ApplyAsync(string actionId, string unit, Func<DateTimeOffset, ActionBoard, UnitEvent> happens, bool withOthers,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var board = withOthers ? await boards.ReadAsync(actionId, cancellationToken) : await boards.ReadAsync(actionId, unit, cancellationToken);
            if (board?.Find(unit) is not { } row) throw JointActionProblems.Unknown.AsException();
            var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
            // It may be faster than the orchestration: what the action means for the unit counts in any case.
            var step = new UnitStep(row, false);
            if (UnitParts.TakeUp(board.Action, row.File.Task, now) is { } taken) step = step.With(UnitProcedure.Standard, taken, calendar);
            var verdict = UnitProcedure.Standard.Decide(step.Row.File.Task, happens(now, board), calendar);
            if (verdict is Verdict<UnitTask, UnitEvent, JointDuty>.Refused refused) throw ProblemOf(refused.Why, board.Action, now).AsException();
            var accepted = (Verdict<UnitTask, UnitEvent, JointDuty>.Accepted)verdict;
            if (accepted.History.Count == 0) return board;
            var next = row with { File = new UnitFile(accepted.Case, [.. step.Row.File.History, .. accepted.History]) };
            if (await rows.TryWriteAsync([next], cancellationToken)) return board with { Units = [.. board.Units.Select(of => ReferenceEquals(of, row) ? next : of)] };
        }
    }

    private static Problems.Problem ProblemOf(Refusal why, JointAction action, DateTimeOffset now) =>
        why == JointRefusals.Stopped && action.StoppedAt(now) is { } stop ? JointActionProblems.Stopped(stop) : JointActionProblems.Of(why);
}
