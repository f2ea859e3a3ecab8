using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Starting;

/// <summary>Stores a proposal: the units' rows first, the action's own row last. Until that one is there nothing has begun, and nobody sees anything.</summary>
internal sealed class JointActionStart(JointActionStore store, JointActionIndex index, UnitRows rows, ICalendars calendars,
    Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>Stores it; the same request again is the same action. Cost: 2 round trips, 1 a hundred units, 1 a list (3 and 1 a ground).</summary>
    public async Task<CaseFile<JointAction>> OpenAsync(Caller caller, JointActionDraft draft, IReadOnlyList<ActionGround> grounds, RequestKey? key,
        CancellationToken cancellationToken)
    {
        var actionId = key is null ? NewId.Make('j') : IdOf(key);
        if (await AnsweredAsync(key, cancellationToken) is { } again) return again;
        var by = new Actor(caller.RequireUnit(), caller.Person);
        // A crash before the action's own row left hundreds of these rows whole, and no action: they are kept.
        await PlanAsync((actionId, draft.Kind, draft.SubjectId), draft.Units, by, cancellationToken);
        string[] lists = [.. key is null ? [] : (string[])[JointActionIndex.OfRequest(key.Id)], JointActionIndex.AllOpen, JointActionIndex.OfSubject(draft.SubjectId), .. grounds.Select(ground => JointActionIndex.OfGround(ground.GroundId))];
        await index.AddAsync(actionId, lists, cancellationToken);
        var terms = new JointActionTerms(draft.Kind, draft.SubjectId, grounds, draft.Measures, draft.Reasons, draft.LimitWorkingDays, draft.EndsOn);
        var opened = await store.TryOpenAsync(now => new CaseEntry<JointActionEvent>(
            new JointActionEvent.Proposed(now, by, actionId, terms, Sign(caller))), key, cancellationToken,
            action => MeasureEntries.Of(caller, action, action.StartedAt is null ? "proposed" : "started"));
        return opened ?? await AnsweredAsync(key, cancellationToken) ?? throw JointActionProblems.Of(JointRefusals.Exists).AsException();
    }

    /// <summary>The action that a request with this key made before, or null. Cost: 1 round trip, 2 where there is one.</summary>
    /// <exception cref="ProblemException">409: the key was used for something else.</exception>
    public async Task<CaseFile<JointAction>?> AnsweredAsync(RequestKey? key, CancellationToken cancellationToken)
    {
        if (key is null) return null;
        foreach (var actionId in await index.ListAsync(JointActionIndex.OfRequest(key.Id), cancellationToken))
        {
            if (await store.ReadAsync(actionId, cancellationToken) is { } file && key.IsAnsweredBy(file.Requests)) return file;
        }

        return null;
    }

    /// <summary>Rows for units that a running action takes in, in place of what a refused or cut off addition left of them. Cost: 1 round trip a hundred.</summary>
    /// <returns>False where somebody else wrote one of them meanwhile: read the board again.</returns>
    public async Task<bool> TryJoinAsync(ActionBoard board, IReadOnlyList<UnitMeasures> units, Actor by, CancellationToken cancellationToken)
    {
        var action = board.Action;
        var planned = await RowsAsync((action.CaseId, action.Kind, action.SubjectId), units, by, join: true, cancellationToken);
        var leftovers = board.Leftovers.ToDictionary(row => row.File.Task.Unit, row => row.Version);
        return await rows.TryWriteAsync([.. planned.Select(row => row with { Version = leftovers.GetValueOrDefault(row.File.Task.Unit) })], cancellationToken);
    }

    /// <summary>Rows for the units of an action that is to be; those that are there stay as they are. Cost: 1 round trip a hundred.</summary>
    public async Task PlanAsync((string ActionId, JointActionKind Kind, string SubjectId) of, IReadOnlyList<UnitMeasures> units, Actor by, CancellationToken cancellationToken) =>
        await rows.TryWriteAsync(await RowsAsync(of, units, by, join: false, cancellationToken), cancellationToken);

    /// <summary>The caller's signature.</summary>
    public Signature Sign(Caller caller) => new(caller.Person, caller.Unit, clock.GetUtcNow(), pseudonyms.KeyOfPersons);

    // By its contents too: what a crash left of another request with this key is never taken for this one's.
    private string IdOf(RequestKey key) => "j" + pseudonyms.Id("joint-action", key.Id, key.Body);

    private async Task<IReadOnlyCollection<StoredUnit>> RowsAsync((string ActionId, JointActionKind Kind, string SubjectId) of, IReadOnlyList<UnitMeasures> units, Actor by, bool join,
        CancellationToken cancellationToken)
    {
        var (now, calendar) = (clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        return [.. units.Select(unit => Row(new UnitEvent.Planned(now, by, unit.Unit, unit.Measures) { Of = of, Joins = join }, calendar))];
    }

    private static StoredUnit Row(UnitEvent.Planned planned, WorkingCalendar calendar)
    {
        var accepted = (Verdict<UnitTask, UnitEvent, JointDuty>.Accepted)UnitProcedure.Standard.Decide(null, planned, calendar);
        return new StoredUnit(new UnitFile(accepted.Case, accepted.History), null);
    }
}
