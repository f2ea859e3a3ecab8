using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Units;

/// <summary>
/// Brings units' rows to where their action and the clock are: tells them their task, reminds, demands, tells them to stop. One way for all of it,
/// for one unit or for all at once, and again after a crash: ids of notices follow from what they say, so nothing is told twice.
/// </summary>
/// <remarks>
/// Cost, for n units that are to be told: 1 round trip to read, 1 a unit for its inbox, 2 to note on the action that they were told; a message to the
/// broker a hundred. Where more came due than to tell them, their rows are written: 1 a hundred. What time brought (a demand, a referral) is written
/// before it is carried out, so that it is 1 a hundred and 1 to read more.
/// </remarks>
internal sealed class UnitRound(BoardReader boards, JointActionStore store, UnitRows rows, JointNoticeWording wording, NoticeSender sender, ReferralStore referrals, ILedger ledger,
    ICalendars calendars, TimeProvider clock)
{
    private static readonly UnitProcedure s_rules = UnitProcedure.Standard;

    /// <summary>Goes round all units. Null where there is no such action.</summary>
    /// <param name="actionId">The action.</param>
    /// <param name="lookAfter">Sees to it that units are looked after at their next time; called while they are being told.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<ActionBoard?> GoAsync(string actionId, Func<IReadOnlyList<UnitWake>, Task> lookAfter, CancellationToken cancellationToken) =>
        GoAsync(() => boards.ReadAsync(actionId, cancellationToken), lookAfter, ofAll: true, cancellationToken);

    /// <summary>Goes to one unit. Null where there is no such action.</summary>
    public Task<ActionBoard?> GoAsync(string actionId, string unit, CancellationToken cancellationToken) =>
        GoAsync(() => boards.ReadAsync(actionId, unit, cancellationToken), _ => Task.CompletedTask, ofAll: false, cancellationToken);

    /// <summary>Logs what was done to a row as it was just written, and tries what follows from it.</summary>
    /// <remarks>Cost: none where nothing follows; else a share of 1 round trip to log, 1 a notice, 1 to write; 1 more for an applied punishment, to see that it still holds.</remarks>
    /// <returns>The row after that; null where somebody else wrote it since, or what follows failed: the unit's orchestration is to look.</returns>
    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>.</exception>
    public async Task<StoredUnit?> FinishAsync(JointAction action, StoredUnit row, CancellationToken cancellationToken)
    {
        if (!row.File.IsDue) return row;
        await LogAsync([row.File], cancellationToken);
        try
        {
            // Read before the action stopped and written after: its subject is told nothing of it that came true no more.
            if (row.File.Task.Outstanding.Any(duty => duty is JointDuty.Notify { Kind: JointNoticeKind.JointMeasureApplied })
                && (await store.ReadAsync(action.CaseId, cancellationToken))?.Case.StoppedAt(clock.GetUtcNow()) is not null) return null;
            await CarryOutAsync(action, [row.File], cancellationToken);
            var calendar = await calendars.CurrentAsync(cancellationToken);
            return await rows.TryWriteAsync(new UnitStep(row, false).Done(s_rules, clock.GetUtcNow(), calendar).Row, cancellationToken);
        }
        // It stands, and is logged: the orchestration tells whom it concerns, as often as it takes.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>When a unit is to be looked at next, or null where nothing runs for it.</summary>
    public static DateTime? NextWake(StoredUnit row, DateTimeOffset now, WorkingCalendar calendar) => s_rules.NextWake(row.File.Task, now, calendar)?.UtcDateTime;

    private async Task<ActionBoard?> GoAsync(Func<Task<ActionBoard?>> read, Func<IReadOnlyList<UnitWake>, Task> lookAfter, bool ofAll, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await read() is not { } board) return null;
            await SeeAsync(board, cancellationToken);
            var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
            var news = await NewsAsync(board, calendar, cancellationToken);
            var steps = board.Units.Select(row => StepOf(board.Action, row, news.GetValueOrDefault(s_rules.CalendarVersionOf(row.File.Task) ?? string.Empty), now, calendar)).ToList();

            var brought = steps.Where(step => step.MustStandFirst).ToList();
            if (brought.Count > 0)
            {
                await rows.TryWriteAsync([.. brought.Select(step => step.Row)], cancellationToken);
                continue;
            }

            var due = steps.Where(step => step.Row.File.IsDue).ToList();
            if (due.Count == 0) return board;
            var done = due.ToDictionary(step => step.Row.File.Task.Unit, step => step.Done(s_rules, now, calendar).Row);
            List<UnitFile> files = [.. due.Select(step => step.Row.File)];
            await LogAsync(files, cancellationToken);
            // They wake days later: whoever looks after them may begin while they are being told.
            await Task.WhenAll(CarryOutAsync(board.Action, files, cancellationToken), lookAfter(UnitWake.Of(done.Values, now, calendar)));

            var together = ofAll ? due.Where(step => step.Telling is not null).GroupBy(step => step.Telling!).MaxBy(same => same.Count()) : null;
            var alone = due.Where(step => together is null || step.Telling != together.Key).Select(step => done[step.Row.File.Task.Unit]).ToList();
            // Somebody answered in between: its row is read anew, and finds its notices in the inbox already.
            if (alone.Count > 0 && !await rows.TryWriteAsync(alone, cancellationToken)) continue;
            if (together is not null) await NoteAsync(board.Action, together.Key, now, cancellationToken);
            return board with { Units = [.. board.Units.Select(row => done.GetValueOrDefault(row.File.Task.Unit, row))] };
        }
    }

    // Last: what else came due for a unit stands on its row by then.
    private Task NoteAsync(JointAction action, UnitTelling telling, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ApplyAsync(action.CaseId, (at, _) => new CaseEntry<JointActionEvent>(
            new JointActionEvent.UnitsTold(at, ToStop: action.StoppedAt(now) is not null, telling)), null, cancellationToken);

    private static UnitStep StepOf(JointAction action, StoredUnit row, CalendarNews? news, DateTimeOffset now, WorkingCalendar calendar)
    {
        var step = new UnitStep(row, MustStandFirst: false);
        if (UnitParts.TakeUp(action, row.File.Task, now) is { } taken) step = step.With(s_rules, taken, calendar);
        var file = step.Row.File;
        var telling = file.Unlogged.Count > 0 ? null : UnitTelling.Of(file.Task, [.. file.History.Skip(row.File.History.Count)]);
        var count = file.History.Count;
        step = step.With(s_rules, news is null ? s_rules.TimePassed(now) : s_rules.CalendarPublished(now, news.PublishedAt, news.Notice), calendar);
        return step with { MustStandFirst = step.Row.File.History.Count > count, Telling = telling };
    }

    // Where another instance counted by a newer calendar, the current one is read afresh: no limit goes back to an older.
    private async Task SeeAsync(ActionBoard board, CancellationToken cancellationToken)
    {
        foreach (var version in board.Units.Select(row => s_rules.CalendarVersionOf(row.File.Task)).OfType<string>().Distinct()) await calendars.FindAsync(version, cancellationToken);
    }

    // By the version that a limit was counted by.
    private async Task<Dictionary<string, CalendarNews?>> NewsAsync(ActionBoard board, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var news = new Dictionary<string, CalendarNews?>(StringComparer.Ordinal);
        foreach (var version in board.Units.Select(row => s_rules.CalendarVersionOf(row.File.Task)).OfType<string>().Where(of => of != calendar.Version).Distinct())
        {
            news[version] = await calendars.NewsSinceAsync(version, cancellationToken);
        }

        return news;
    }

    // What happened stands in the ledger before anybody is told of it.
    private Task LogAsync(IEnumerable<UnitFile> due, CancellationToken cancellationToken) =>
        due.SelectMany(file => file.Unlogged).ToList() is { Count: > 0 } unlogged ? ledger.AppendAllAsync(unlogged, cancellationToken) : Task.CompletedTask;

    private async Task CarryOutAsync(JointAction action, IReadOnlyList<UnitFile> due, CancellationToken cancellationToken)
    {
        var duties = due.SelectMany(file => file.Task.Outstanding).ToList();
        await Task.WhenAll(duties.OfType<JointDuty.OpenReferral>().Select(referral => referrals.OpenAsync(
            new Referral(referral.Id, referral.Unit, referral.Cause, action.CaseId, referral.Since), cancellationToken)));
        await Task.WhenAll(duties.OfType<JointDuty.NoteReferral>().Select(note => referrals.NoteAsync(note.ReferralId, note.Id, note.Why, cancellationToken)));
        var notices = duties.OfType<JointDuty.Notify>().Select(notify => wording.Of(action, notify)).ToList();
        await sender.SendAllAsync(notices, notice => notice.Kind == JointNoticeWording.Task, cancellationToken);
    }
}

/// <summary>A row on its way.</summary>
/// <param name="Row">As it will be written.</param>
/// <param name="MustStandFirst">True where it must be written before what follows from it is carried out.</param>
/// <param name="Telling">What it is told with all others, where that is all that is due.</param>
internal sealed record UnitStep(StoredUnit Row, bool MustStandFirst, UnitTelling? Telling = null)
{
    /// <summary>After what was due of it was done.</summary>
    public UnitStep Done(UnitProcedure rules, DateTimeOffset now, WorkingCalendar calendar)
    {
        var logged = this with { Row = Row with { File = Row.File with { Unlogged = [] } } };
        var duties = Row.File.Task.Outstanding;
        return duties.Count == 0 ? logged : logged.With(rules, rules.DutiesDone(now, [.. duties.Select(duty => duty.Id)]), calendar);
    }

    /// <summary>After an event that the rules cannot refuse.</summary>
    public UnitStep With(UnitProcedure rules, UnitEvent happened, WorkingCalendar calendar) => rules.Decide(Row.File.Task, happened, calendar) switch
    {
        Verdict<UnitTask, UnitEvent, JointDuty>.Accepted accepted => this with
        {
            Row = Row with { File = Row.File.After(accepted) },
        },
        _ => throw new InvalidOperationException("The rules refuse what time or the action brought."),
    };
}
