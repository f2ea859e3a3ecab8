using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;

namespace CreditFunctions.Objections;

/// <summary>The objections: every change goes through the rules, on the newest state, with its event in the same transaction.</summary>
internal sealed class ObjectionStore(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock)
{
    private readonly CaseStore _cases = new(account, cipher, clock, "Objections");

    /// <summary>The file, or null. Cost: 1 round trip.</summary>
    public async Task<ObjectionFile?> ReadAsync(string caseId, CancellationToken cancellationToken) =>
        await _cases.ReadAsync(caseId, cancellationToken) is { } stored ? ObjectionFile.Parse(stored.State) : null;

    /// <summary>Ids of all cases, closed ones too. Cost: 1 round trip a thousand.</summary>
    public IAsyncEnumerable<string> IdsAsync(CancellationToken cancellationToken) => _cases.IdsAsync(cancellationToken);

    /// <summary>The history with its words, in the order in which it was stored. Cost: 1 round trip a thousand entries.</summary>
    public async Task<IReadOnlyList<ObjectionEntry>> HistoryAsync(string caseId, CancellationToken cancellationToken) =>
        [.. (await _cases.EventsAsync(caseId, cancellationToken)).Select(ObjectionEntry.Parse)];

    /// <summary>Opens a case. Null where the id is taken by now. Cost: 1 round trip.</summary>
    public async Task<ObjectionFile?> TryOpenAsync(Func<DateTimeOffset, ObjectionEntry> filed, RequestKey? key, CancellationToken cancellationToken)
    {
        var entry = filed(clock.GetUtcNow());
        var verdict = Objection.Decide(null, entry.Happened, await calendars.CurrentAsync(cancellationToken));
        if (verdict is not Verdict.Accepted accepted) throw ObjectionProblems.Of(((Verdict.Refused)verdict).Why).AsException();
        var file = new ObjectionFile(accepted.Case, new Dictionary<string, string>()).Answered(key);
        return await _cases.TryAddAsync(file.Case.CaseId, file.ToJson(), Stored(accepted, entry), null, cancellationToken) ? file : null;
    }

    /// <summary>Lets an event happen to a case. Cost: 2 round trips, 2 more for each time that somebody else was faster.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="happens">Makes the entry from the time and the newest state.</param>
    /// <param name="key">The request's key: answered once, it changes nothing again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Problems.ProblemException">The rules refuse it.</exception>
    public async Task<ObjectionFile> ApplyAsync(string caseId, Func<DateTimeOffset, ObjectionCase, ObjectionEntry> happens, RequestKey? key,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await _cases.ReadAsync(caseId, cancellationToken) ?? throw ObjectionProblems.Unknown.AsException();
            var file = ObjectionFile.Parse(stored.State);
            if (key?.IsAnsweredBy(file) == true) return file;

            // Looked up first: where another instance counted this case by a newer calendar, the current one is read afresh.
            await calendars.FindAsync(file.Case.Deadline.Statutory.CalendarVersion, cancellationToken);
            var calendar = await calendars.CurrentAsync(cancellationToken);
            var entry = happens(clock.GetUtcNow(), file.Case);
            var verdict = Objection.Decide(file.Case, entry.Happened, calendar);
            if (verdict is not Verdict.Accepted accepted) throw ObjectionProblems.Of(((Verdict.Refused)verdict).Why).AsException();
            if (accepted.History.Count == 0) return file;

            var next = (file with { Case = accepted.Case }).Answered(key);
            if (await _cases.TryAppendAsync(stored, next.ToJson(), Stored(accepted, entry), null, cancellationToken)) return next;
        }
    }

    /// <summary>Lets time pass for a case up to now; where a calendar was published since, the case is counted anew. Cost: 3 round trips, 2 without news.</summary>
    public async Task<ObjectionFile> CatchUpAsync(string caseId, CancellationToken cancellationToken)
    {
        var file = await ReadAsync(caseId, cancellationToken) ?? throw ObjectionProblems.Unknown.AsException();
        var countedBy = await calendars.FindAsync(file.Case.Deadline.Statutory.CalendarVersion, cancellationToken);
        var current = await calendars.CurrentAsync(cancellationToken);
        var news = current.PublishedYears.LastOrDefault(year => countedBy?.Year(year.Year).Version != year.Version);
        return await ApplyAsync(caseId, (now, _) => new ObjectionEntry(news is null
            ? new ObjectionEvent.TimePassed(now)
            : new ObjectionEvent.CalendarPublished(now, Actor.System, news.Notice!)), null, cancellationToken);
    }

    // The words belong to the event that somebody brought about, not to what time brought with it.
    private static List<NewCaseEvent> Stored(Verdict.Accepted accepted, ObjectionEntry entry) => [.. accepted.History.Select(happened =>
        (happened.GetType() == entry.Happened.GetType() ? entry with { Happened = happened } : new ObjectionEntry(happened)).ToStored())];
}
