using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Cases;

/// <summary>What is done to a case is in the ledger in the end, whatever fails and whatever the caller does.</summary>
[Trait("Article", "15")]
public sealed class CaseLogTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Unit = "11220300MB1234562E";
    private readonly string _caseId = NewId.Make('o'), _subject = NewId.Make('s');
    private LedgerApp _app = null!;
    private ObjectionStore _store = null!;

    public async Task InitializeAsync()
    {
        _app = new LedgerApp(azurite);
        var stored = _app.Stored;
        _store = new ObjectionStore(stored.Account, stored.Cipher, new CalendarStore(stored.Account, stored.Clock), stored.Clock);
        await _store.TryOpenAsync(now => new CaseEntry<ObjectionEvent>(
            new ObjectionEvent.Filed(now, new Actor(null, "p", _subject), _caseId, RecordVersions.NewRecord(), _subject, now, Unit, Unit), "陈述"), null, default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_act_that_is_logged_is_logged_once_however_often_it_is_looked_at()
    {
        var file = await _store.LogAsync(await DecideAsync(), _app.Writer, default);
        Assert.Empty(file.Unlogged);
        for (var again = 0; again < 2; again++) await _store.LookAsync(_caseId, _app.Writer, default);
        var entry = Assert.Single(await DecisionsAsync());
        Assert.Equal((_subject, _caseId, "Rejected", LedgerEntry.Answered), (entry.SubjectId, entry.Reference, entry.Detail, entry.Outcome));
    }

    [Fact]
    public async Task Where_the_ledger_is_down_the_act_stands_and_is_logged_by_the_next_look_before_anything_rests_on_it()
    {
        var file = await DecideAsync();
        Fail("comp=appendblock", reached: false);
        Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => _store.LogAsync(file, _app.Writer, default))).Problem.Code);
        await Assert.ThrowsAsync<ProblemException>(() => _store.LookAsync(_caseId, _app.Writer, default));
        _app.Stored.Faults.Fail = _ => false;
        Assert.Empty(await DecisionsAsync());
        await _store.LookAsync(_caseId, _app.Writer, default);
        Assert.Single(await DecisionsAsync());
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_made_again_under_the_same_id_and_shown_once()
    {
        var file = await DecideAsync();
        Fail("comp=appendblock", reached: true);
        await Assert.ThrowsAsync<ProblemException>(() => _store.LogAsync(file, _app.Writer, default));
        (_app.Stored.Faults.Fail, _app.Stored.Faults.FailAfter) = (_ => false, false);
        _app.Stored.Clock.Advance(TimeSpan.FromHours(1));
        await _store.LookAsync(_caseId, _app.Writer, default);

        Assert.Single((await DecisionsAsync()).Select(entry => entry.Id).Distinct());
        await _app.Index.CatchUpAsync(default);
        Assert.Single((await _app.Index.ReadAsync(_subject, null, 100, default)).Entries, entry => entry.What == "change-decision");
        await _app.ChainAsync();
    }

    [Fact]
    public async Task Where_taking_note_fails_the_entry_is_not_lost()
    {
        var file = await DecideAsync();
        Fail("Objections", reached: false);
        await Assert.ThrowsAnyAsync<Exception>(() => _store.LogAsync(file, _app.Writer, default));
        _app.Stored.Faults.Fail = _ => false;
        await _store.LookAsync(_caseId, _app.Writer, default);
        Assert.Single((await DecisionsAsync()).Select(entry => entry.Id).Distinct());
        Assert.Empty((await _store.ReadAsync(_caseId, default))!.Unlogged);
    }

    [Fact]
    public async Task A_case_with_an_unlogged_act_wakes_also_where_nothing_else_would_wake_it()
    {
        await DecideAsync();
        var (_, agenda) = await _store.SettleAsync(new Settlement(_caseId, [], []), default);
        Assert.NotNull(agenda.WakeAt);
    }

    [Fact]
    public async Task Who_decides_is_not_refused_by_his_own_decision_where_its_answer_was_lost()
    {
        var lost = 0;
        _app.Stored.Faults.Lose = message => message.Request.Uri.ToString().Contains("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref lost) == 1;
        var file = await DecideAsync();
        Assert.Equal((ObjectionStage.Decided, 1), (file.Case.Stage, file.Unlogged.Count));
        Assert.Single(await _store.HistoryAsync(_caseId, default), entry => entry.Happened is ObjectionEvent.Decided);
    }

    private Task<CaseFile<ObjectionCase>> DecideAsync() => _store.ApplyAsync(_caseId, (now, _) => new CaseEntry<ObjectionEvent>(
        new ObjectionEvent.Decided(now, new Actor(Unit, "h"), ObjectionOutcome.Rejected, "调取案卷核对缴款凭证，到账金额少于决定书所载金额一半。", "条例第二十五条",
            "凭证金额少于决定书金额，因此对更正请求不予支持，记录保持原样。")), null, default,
        decided => LedgerEntry.Of(new Caller(new HashSet<Role> { Role.Handler }, Unit, "h", null), "change-decision") with
        {
            SubjectId = decided.SubjectId, Reference = decided.CaseId, Detail = decided.Outcome.ToString(),
        });

    private async Task<IReadOnlyList<LedgerEntry>> DecisionsAsync() => [.. (await _app.EntriesAsync()).Where(entry => entry.What == "change-decision")];

    private void Fail(string call, bool reached)
    {
        _app.Stored.Faults.FailAfter = reached;
        _app.Stored.Faults.Fail = message => message.Request.Uri.ToString().Contains(call, StringComparison.Ordinal);
    }
}
