using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.JointActions.Board;

/// <summary>Actions as they are answered. Costs nothing beyond what was read. Times are China's.</summary>
internal sealed class BoardView(JointNoticeWording wording, ICalendars calendars, TimeProvider clock)
{
    private static readonly string[] s_shownElsewhere = ["event", "at", "by", "actionId", "terms", "signature", "fingerprint", "dutyIds"];

    /// <summary>The action at a glance.</summary>
    public ActionAnswer Summary(JointAction action)
    {
        var now = clock.GetUtcNow();
        var stop = action.StoppedAt(now);
        return new ActionAnswer(action.CaseId, action.Kind, stop is null ? action.Stage : JointActionStage.Ended, action.HoldsAt(now), action.SubjectId,
            action.Authority, [.. action.Grounds.Select(ground => ground.GroundId)],
            [.. action.Measures.Select(measure => new MeasureAnswer(measure.Code, MeasureCatalogue.Find(measure.Code)?.Name ?? measure.Code, measure.Basis.Law, measure.Basis.Article))],
            action.Reasons, action.LimitWorkingDays, ChinaTime.At(action.Proposed.At), action.StartedAt is { } started ? ChinaTime.At(started) : null,
            action.EndsOn, stop is null ? null : new StopAnswer(stop.Cause, JointWords.Of(stop.Cause), ChinaTime.At(stop.At), stop.Reason, stop.Basis, stop.GroundId, stop.By))
        {
            Failing = action.Failures.Count > 0 ? [.. action.Failures.Values.Distinct()] : null,
        };
    }

    /// <summary>The whole board, for the authority.</summary>
    public async Task<ActionAnswer> WholeAsync(ActionBoard board, CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(board, withWords: true, cancellationToken);
        return WithCounts(Summary(board.Action), units) with { Units = units, History = History(board) };
    }

    /// <summary>What its subject sees: who applies what and whether it stopped; not what units wrote to the authority.</summary>
    public async Task<ActionAnswer> ForSubjectAsync(ActionBoard board, CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(board, withWords: false, cancellationToken);
        var guide = wording.RepairGuides(board.Action);
        return WithCounts(Summary(board.Action), units) with { Units = units, RepairGuide = guide.Length > 0 ? guide : null };
    }

    /// <summary>What a unit sees: the action and its own row.</summary>
    public async Task<ActionAnswer> ForUnitAsync(ActionBoard board, string unit, CancellationToken cancellationToken)
    {
        var own = board with { Units = [.. board.Units.Where(row => row.File.Task.Unit == unit)] };
        return Summary(board.Action) with { Units = await UnitsAsync(own, withWords: true, cancellationToken) };
    }

    private static ActionAnswer WithCounts(ActionAnswer answer, IReadOnlyList<UnitAnswer> units) => answer with
    {
        Counts = units.GroupBy(unit => unit.State).OrderBy(same => same.Key).ToDictionary(same => JointWords.Kebab(same.Key), same => same.Count()),
        Unconfirmed = units.Where(unit => unit.State == UnitState.StopUnconfirmed).Select(unit => unit.Unit).ToList() is { Count: > 0 } left ? left : null,
    };

    private async Task<IReadOnlyList<UnitAnswer>> UnitsAsync(ActionBoard board, bool withWords, CancellationToken cancellationToken)
    {
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        return [.. board.Units.Select(row => Of(board.Action, row.File, withWords, now, calendar))];
    }

    private static UnitAnswer Of(JointAction action, UnitFile file, bool withWords, DateTimeOffset now, WorkingCalendar calendar)
    {
        var task = file.Task;
        return new UnitAnswer(task.Unit, UnitParts.StateOf(action, task, now), task.Measures,
            task.WasTold && !task.Outstanding.Any(duty => duty is JointDuty.Notify { Kind: JointNoticeKind.JointTask }), Shown(task.Deadline),
            UnitParts.DaysLeft(task, now, calendar), Shown(task.ReasonsDeadline), Feedback(file, withWords), At(task.ReferredAt),
            task.Stop is { } stop ? new UnitStopAnswer(ChinaTime.At(stop.OrderedAt), ShownDeadline.Of(stop.Deadline), At(stop.ConfirmedAt), stop.StoppedOn, At(stop.ReferredAt)) : null,
            task.Failures.Count > 0 ? [.. task.Failures.Values.Distinct()] : null);
    }

    private static FeedbackAnswer? Feedback(UnitFile file, bool withWords)
    {
        if (file.Task.Feedback is not { } told) return null;
        var answer = withWords ? file.Answer : null;
        return new FeedbackAnswer(told.Implemented ? "implemented" : "not-implemented", ChinaTime.At(told.At), told.IsLate, told.ImplementedOn, told.ImplementedLate,
            answer is { Implemented: true } ? answer.What : null, answer is { Evidence.Count: > 0 } ? answer.Evidence : null,
            answer is { Implemented: false } ? answer.Reasons : null);
    }

    private static IReadOnlyList<HistoryAnswer> History(ActionBoard board) =>
    [
        .. board.History.Select(entry => entry.Happened).Where(happened => happened is not (JointActionEvent.DutiesDone or JointActionEvent.TimePassed or JointActionEvent.UnitsTold))
            .Select(happened => Of(happened, JsonSerializer.SerializeToNode(happened, JsonContract.Options)!.AsObject(), null))
            .Concat(board.Units.SelectMany(row => row.File.History.Where(happened => happened is not UnitEvent.DutiesDone)
                .Select(happened => Of(happened, JsonSerializer.SerializeToNode(happened, JsonContract.Options)!.AsObject(), row.File.Task.Unit))))
            .OrderBy(entry => entry.At),
    ];

    private static HistoryAnswer Of(ICaseEvent happened, JsonObject details, string? unit)
    {
        var kind = details["event"]!.GetValue<string>();
        foreach (var name in s_shownElsewhere) details.Remove(name);
        return new HistoryAnswer(ChinaTime.At(happened.At), kind, unit, happened.By.Unit, details);
    }

    private static ShownDeadline? Shown(CaseDeadline? deadline) => deadline is null ? null : ShownDeadline.Of(deadline);

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } at ? ChinaTime.At(at) : null;
}
