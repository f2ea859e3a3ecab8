using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Calendar;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.Cases;

/// <summary>The cases of one kind: every change goes through the rules, on the newest state, with its event in the same transaction.</summary>
/// <param name="account">Where they lie.</param>
/// <param name="cipher">Encrypts states and events.</param>
/// <param name="calendars">The newest working-day calendar.</param>
/// <param name="clock">The present.</param>
/// <param name="table">The table of that kind.</param>
/// <param name="procedure">The rules.</param>
internal abstract class CaseMachine<TCase, TEvent, TDuty>(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock,
    string table, CaseProcedure<TCase, TEvent, TDuty> procedure) : ICases<TCase>
    where TCase : CaseState<TDuty>
    where TEvent : class, ICaseEvent
    where TDuty : CaseDuty
{
    // Where an entry waits for the ledger and nothing else would wake the case.
    private static readonly TimeSpan s_logAgain = TimeSpan.FromMinutes(10);
    private readonly CaseStore _cases = new(account, cipher, clock, table);

    /// <summary>The file, or null. Cost: 1 round trip.</summary>
    public async Task<CaseFile<TCase>?> ReadAsync(string caseId, CancellationToken cancellationToken) =>
        await _cases.ReadAsync(caseId, cancellationToken) is { } stored ? Parse<CaseFile<TCase>>(stored.State) : null;

    /// <summary>Ids of all cases, closed ones too. Cost: 1 round trip a thousand.</summary>
    public IAsyncEnumerable<string> IdsAsync(CancellationToken cancellationToken) => _cases.IdsAsync(cancellationToken);

    /// <summary>The history with its words, in the order in which it was stored. Cost: 1 round trip a thousand entries.</summary>
    public async Task<IReadOnlyList<CaseEntry<TEvent>>> HistoryAsync(string caseId, CancellationToken cancellationToken) =>
        [.. (await _cases.EventsAsync(caseId, cancellationToken)).Select(stored => Parse<CaseEntry<TEvent>>(stored.Content))];

    /// <summary>A piece of evidence that was handed in with the case or later, or null. Cost: as <see cref="HistoryAsync"/>.</summary>
    public async Task<Evidence?> EvidenceAsync(string caseId, string evidenceId, CancellationToken cancellationToken) =>
        (await HistoryAsync(caseId, cancellationToken)).SelectMany(entry => entry.Evidence ?? []).FirstOrDefault(piece => piece.Id == evidenceId);

    /// <summary>The file in a row that was read together with others of its partition; null where the row is another one.</summary>
    public CaseFile<TCase>? FileOf(TableEntity row) => _cases.StateOf(row) is { } stored ? Parse<CaseFile<TCase>>(stored.State) : null;

    /// <summary>The entry in such a row; null where the row is another one.</summary>
    public CaseEntry<TEvent>? EntryOf(TableEntity row) => _cases.EventOf(row) is { } stored ? Parse<CaseEntry<TEvent>>(stored.Content) : null;

    /// <summary>Throws what the rules would refuse an opening for, before anything is kept; stores nothing. Cost: none.</summary>
    /// <exception cref="ProblemException">The rules refuse it.</exception>
    public async Task CheckAsync(Func<DateTimeOffset, TEvent> opens, CancellationToken cancellationToken) =>
        Accept(procedure.Decide(null, opens(clock.GetUtcNow()), await calendars.CurrentAsync(cancellationToken)));

    /// <summary>Opens a case. Null where the id is taken by now. Cost: 1 round trip.</summary>
    /// <param name="opens">Makes the entry from the time.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="logs">The ledger's entry about it; stored with it until <see cref="LogAsync"/> has appended it.</param>
    /// <exception cref="ProblemException">The rules refuse it.</exception>
    public async Task<CaseFile<TCase>?> TryOpenAsync(Func<DateTimeOffset, CaseEntry<TEvent>> opens, RequestKey? key, CancellationToken cancellationToken,
        Func<TCase, LedgerEntry>? logs = null)
    {
        var now = clock.GetUtcNow();
        var entry = opens(now);
        var accepted = Accept(procedure.Decide(null, entry.Happened, await calendars.CurrentAsync(cancellationToken)));
        var file = new CaseFile<TCase>(accepted.Case, new Dictionary<string, string>()).Answered(key);
        if (logs is not null) file = file with { Unlogged = [logs(file.Case) with { Id = EntryId.Of(now, $"{table}\n{file.Case.CaseId}\n0") }] };
        return await _cases.TryAddAsync(file.Case.CaseId, file.ToJson(), Stored(accepted, entry), null, cancellationToken) ? file : null;
    }

    /// <summary>Lets an event happen to a case; where a calendar was published since its limits were counted, they are counted anew first. Cost: 2 round trips, 2 more for each time that somebody else was faster.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="happens">Makes the entry from the time and the newest state.</param>
    /// <param name="key">The request's key: answered once, it changes nothing again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="logs">The ledger's entry about it, of the case as it stands then; stored with it until <see cref="LogAsync"/> has appended it.</param>
    /// <exception cref="ProblemException">The rules refuse it.</exception>
    public async Task<CaseFile<TCase>> ApplyAsync(string caseId, Func<DateTimeOffset, TCase, CaseEntry<TEvent>> happens, RequestKey? key,
        CancellationToken cancellationToken, Func<TCase, LedgerEntry>? logs = null)
    {
        while (true)
        {
            var stored = await _cases.ReadAsync(caseId, cancellationToken) ?? throw Unknown.AsException();
            var file = Parse<CaseFile<TCase>>(stored.State);
            if (key?.IsAnsweredBy(file.Requests) == true) return file;

            // Looked up first: where another instance counted this case by a newer calendar, the current one is read afresh.
            var news = procedure.CalendarVersionOf(file.Case) is { } countedBy ? await calendars.NewsSinceAsync(countedBy, cancellationToken) : null;
            var calendar = await calendars.CurrentAsync(cancellationToken);
            var now = clock.GetUtcNow();
            // Whatever happens, and whoever comes first: a limit that the newest calendar moved is not missed by the old one.
            var recounted = news is null ? null : Accept(procedure.Decide(file.Case, procedure.CalendarPublished(now, news.PublishedAt, news.Notice), calendar));
            var state = recounted?.Case ?? file.Case;
            var entry = happens(now, state);
            var accepted = Accept(procedure.Decide(state, entry.Happened, calendar));
            List<NewCaseEvent> events = [.. (recounted?.History ?? []).Select(happened => new CaseEntry<TEvent>(happened).ToStored()), .. Stored(accepted, entry)];
            if (events.Count == 0) return file;

            var next = (file with { Case = accepted.Case }).Answered(key);
            if (logs is not null && accepted.History.Count > 0) next = next with { Unlogged = [.. next.Unlogged, Named(logs(next.Case), stored)] };
            if (await _cases.TryAppendAsync(stored, next.ToJson(), events, null, cancellationToken)) return next;
        }
    }

    /// <summary>
    /// Appends what waits for the ledger, and takes note. Whoever changed the case calls it before anybody is answered; where that fails, or never
    /// comes to it, whoever comes next does. Twice at the same time, or after a crash between: the same entry twice, under one id.
    /// </summary>
    /// <remarks>Cost: none where nothing waits; else a share of 1 round trip to log, and 2.</remarks>
    /// <exception cref="ProblemException">503 <c>ledger-unavailable</c>: it waits on.</exception>
    public async Task<CaseFile<TCase>> LogAsync(CaseFile<TCase> file, ILedger ledger, CancellationToken cancellationToken)
    {
        while (file.Unlogged.Count > 0)
        {
            await ledger.AppendAllAsync(file.Unlogged, cancellationToken);
            var logged = file.Unlogged.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            var stored = await _cases.ReadAsync(file.Case.CaseId, cancellationToken) ?? throw Unknown.AsException();
            var now = Parse<CaseFile<TCase>>(stored.State);
            var next = now with { Unlogged = [.. now.Unlogged.Where(entry => !logged.Contains(entry.Id))] };
            // Where somebody else wrote meanwhile, it is noted, or appended, again.
            file = next.Unlogged.Count == now.Unlogged.Count || await _cases.TryAppendAsync(stored, next.ToJson(), [], null, cancellationToken) ? next : now;
        }

        return file;
    }

    /// <summary>Lets time pass for a case up to now; where a calendar was published since, the case is counted anew. Cost: 2 round trips, 1 where nothing happened.</summary>
    public Task<CaseFile<TCase>> CatchUpAsync(string caseId, CancellationToken cancellationToken) =>
        ApplyAsync(caseId, (now, _) => new CaseEntry<TEvent>(procedure.TimePassed(now)), null, cancellationToken);

    /// <summary>What is due for a case, now, and when to look again. Cost: as <see cref="CatchUpAsync"/>.</summary>
    public async Task<Agenda> LookAsync(string caseId, CancellationToken cancellationToken) =>
        await AgendaAsync(await CatchUpAsync(caseId, cancellationToken), cancellationToken);

    /// <summary>As <see cref="LookAsync(string, CancellationToken)"/>; what waits for the ledger is appended before anything rests on it.</summary>
    public async Task<Agenda> LookAsync(string caseId, ILedger ledger, CancellationToken cancellationToken) =>
        await AgendaAsync(await LogAsync(await CatchUpAsync(caseId, cancellationToken), ledger, cancellationToken), cancellationToken);

    /// <summary>Takes note of what was done and what failed, and says what is due now. Cost: 2 round trips, 2 more for each failure.</summary>
    public async Task<(TCase Case, Agenda Agenda)> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        var file = await ApplyAsync(settlement.CaseId,
            (now, _) => new CaseEntry<TEvent>(procedure.DutiesDone(now, settlement.Done)), null, cancellationToken);
        foreach (var failed in settlement.Failed)
        {
            file = await ApplyAsync(settlement.CaseId,
                (now, _) => new CaseEntry<TEvent>(procedure.DutyFailed(now, failed.Id, failed.Why)), null, cancellationToken);
        }

        return (file.Case, await AgendaAsync(file, cancellationToken));
    }

    /// <summary>The case and one of its duties; the duty is null where it was done already. Cost: 1 round trip.</summary>
    public async Task<(TCase Case, TDuty? Duty)> DutyAsync(DutyInput input, CancellationToken cancellationToken)
    {
        var file = await ReadAsync(input.CaseId, cancellationToken)
            ?? throw new InvalidDataException($"There is no case {input.CaseId} in {table}.");
        return (file.Case, file.Case.Outstanding.FirstOrDefault(duty => duty.Id == input.DutyId));
    }

    /// <summary>Answers for a case that is not there.</summary>
    protected abstract Problem Unknown { get; }

    Problem ICases<TCase>.Unknown => Unknown;

    /// <summary>A refusal by the rules as a problem.</summary>
    protected abstract Problem ProblemOf(Refusal why);

    /// <summary>The activity that does a duty.</summary>
    protected abstract string ActivityOf(TDuty duty);

    // The same act has the same id, however often it is appended: who reads the log sees it once.
    private LedgerEntry Named(LedgerEntry entry, StoredCase before) => entry with
    {
        Id = EntryId.Of(clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"{table}\n{before.Id}\n{before.LastEvent}")),
    };

    private async Task<Agenda> AgendaAsync(CaseFile<TCase> file, CancellationToken cancellationToken)
    {
        var (state, now) = (file.Case, clock.GetUtcNow());
        var wake = procedure.NextWake(state, now, await calendars.CurrentAsync(cancellationToken));
        if (file.Unlogged.Count > 0) wake ??= now + s_logAgain;
        return new Agenda([.. state.Outstanding.Select(duty => new DueDuty(duty.Id, ActivityOf(duty)))], wake?.UtcDateTime);
    }

    private Verdict<TCase, TEvent, TDuty>.Accepted Accept(Verdict<TCase, TEvent, TDuty> verdict) => verdict switch
    {
        Verdict<TCase, TEvent, TDuty>.Accepted accepted => accepted,
        Verdict<TCase, TEvent, TDuty>.Refused refused => throw ProblemOf(refused.Why).AsException(),
        _ => throw new InvalidOperationException("The rules neither accept nor refuse."),
    };

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonContract.Options)
        ?? throw new InvalidDataException("What is stored of a case is null.");

    // The words belong to the event that somebody brought about, not to what time brought with it.
    private static List<NewCaseEvent> Stored(Verdict<TCase, TEvent, TDuty>.Accepted accepted, CaseEntry<TEvent> entry) =>
        [.. accepted.History.Select(happened =>
            (happened.GetType() == entry.Happened.GetType() ? entry with { Happened = happened } : new CaseEntry<TEvent>(happened)).ToStored())];
}
