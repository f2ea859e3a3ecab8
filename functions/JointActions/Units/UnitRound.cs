using CreditFunctions.Calendar;
using CreditFunctions.JointActions.Board;
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
/// Cost, for n units that are to be told: 1 round trip to read, 1 a unit for its inbox, 1 a hundred to write the rows; a message to the broker a hundred.
/// What time brought (a demand, a referral) is written before it is carried out, so that it is 1 a hundred and 1 to read more.
/// </remarks>
internal sealed class UnitRound(BoardReader boards, UnitRows rows, JointNoticeWording wording, NoticeSender sender, ReferralStore referrals, ICalendars calendars, TimeProvider clock)
{
    private static readonly UnitProcedure s_rules = UnitProcedure.Standard;

    /// <summary>Goes round, all units or one. Null where there is no such action.</summary>
    public async Task<ActionBoard?> GoAsync(string actionId, string? unit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var board = unit is null ? await boards.ReadAsync(actionId, cancellationToken) : await boards.ReadAsync(actionId, unit, cancellationToken);
            if (board is null) return null;
            var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
            var news = await NewsAsync(board, calendar, cancellationToken);
            var steps = board.Units.Select(row => StepOf(board.Action, row, news.GetValueOrDefault(s_rules.CalendarVersionOf(row.File.Task) ?? string.Empty), now, calendar)).ToList();

            var brought = steps.Where(step => step.MustStandFirst).ToList();
            if (brought.Count > 0)
            {
                await rows.TryWriteAsync(brought.Select(step => step.Row), cancellationToken);
                continue;
            }

            var due = steps.Where(step => step.Row.File.Task.Outstanding.Count > 0).ToList();
            if (due.Count == 0) return board;
            await CarryOutAsync(board.Action, due, cancellationToken);
            var done = due.Select(step => step.With(s_rules, s_rules.DutiesDone(now, [.. step.Row.File.Task.Outstanding.Select(duty => duty.Id)]), calendar)).ToList();
            // Somebody answered in between: its row is read anew, and finds its notices in the inbox already.
            if (!await rows.TryWriteAsync(done.Select(step => step.Row), cancellationToken)) continue;
            var written = done.ToDictionary(step => step.Row.File.Task.Unit, step => step.Row);
            return board with { Units = [.. board.Units.Select(row => written.GetValueOrDefault(row.File.Task.Unit, row))] };
        }
    }

    private static UnitStep StepOf(JointAction action, StoredUnit row, string? news, DateTimeOffset now, WorkingCalendar calendar)
    {
        var step = new UnitStep(row, MustStandFirst: false);
        if (UnitParts.TakeUp(action, row.File.Task, now) is { } taken) step = step.With(s_rules, taken, calendar);
        var count = step.Row.File.History.Count;
        step = step.With(s_rules, news is null ? s_rules.TimePassed(now) : s_rules.CalendarPublished(now, news), calendar);
        return step with { MustStandFirst = step.Row.File.History.Count > count };
    }

    // By the version that a limit was counted by: the notice of the latest year that was published since.
    private async Task<Dictionary<string, string?>> NewsAsync(ActionBoard board, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var news = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var version in board.Units.Select(row => s_rules.CalendarVersionOf(row.File.Task)).OfType<string>().Where(of => of != calendar.Version).Distinct())
        {
            var countedBy = await calendars.FindAsync(version, cancellationToken);
            news[version] = calendar.PublishedYears.LastOrDefault(year => countedBy?.Year(year.Year).Version != year.Version)?.Notice;
        }

        return news;
    }

    private async Task CarryOutAsync(JointAction action, IReadOnlyList<UnitStep> due, CancellationToken cancellationToken)
    {
        var duties = due.SelectMany(step => step.Row.File.Task.Outstanding.Select(duty => (step.Row.File.Task, Duty: duty))).ToList();
        await Task.WhenAll(duties.Select(of => of.Duty).OfType<JointDuty.OpenReferral>().Select(referral => referrals.OpenAsync(
            new Referral(referral.Id, referral.Unit, referral.Cause, action.CaseId, referral.Since), cancellationToken)));
        await Task.WhenAll(duties.Select(of => of.Duty).OfType<JointDuty.NoteReferral>().Select(note => referrals.NoteAsync(
            note.ReferralId, note.Id, note.Why, cancellationToken)));
        var notices = duties.Select(of => of.Duty).OfType<JointDuty.Notify>().Select(notify => wording.Of(action, notify)).ToList();
        await sender.SendAllAsync(notices, notice => notice.Kind == JointNoticeWording.Task, cancellationToken);
    }
}

/// <summary>A row on its way.</summary>
/// <param name="Row">As it will be written.</param>
/// <param name="MustStandFirst">True where it must be written before what follows from it is carried out.</param>
internal sealed record UnitStep(StoredUnit Row, bool MustStandFirst)
{
    /// <summary>After an event that the rules cannot refuse.</summary>
    public UnitStep With(UnitProcedure rules, UnitEvent happened, WorkingCalendar calendar) => rules.Decide(Row.File.Task, happened, calendar) switch
    {
        Verdict<UnitTask, UnitEvent, JointDuty>.Accepted accepted => this with
        {
            Row = Row with { File = new UnitFile(accepted.Case, [.. Row.File.History, .. accepted.History]) },
        },
        _ => throw new InvalidOperationException("The rules refuse what time or the action brought."),
    };
}
