using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Objections;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Cases;

/// <summary>A case of 18 December 2026 runs into a year whose calendar comes out meanwhile; nobody has rung it yet.</summary>
[Trait("Article", "25")]
public sealed class CaseCalendarTests : IClassFixture<AzuriteFixture>
{
    private const string Unit = "11220300MB1234562E";
    private readonly string _caseId = NewId.Make('o'), _subject = NewId.Make('s');
    private readonly StoredApp _app;
    private readonly CalendarStore _calendars;
    private readonly ObjectionStore _store;

    public CaseCalendarTests(AzuriteFixture azurite)
    {
        _app = new StoredApp(azurite.ConnectionString);
        _app.Clock.SetUtcNow(Instant("2026-12-18T10:00:00+08:00"));
        _calendars = new CalendarStore(_app.Account, _app.Clock, "Calendar" + Guid.NewGuid().ToString("N")[..8]);
        _store = new ObjectionStore(_app.Account, _app.Cipher, _calendars, _app.Clock);
    }

    [Fact]
    public async Task Who_acts_before_the_case_is_recounted_is_not_held_to_the_old_limit()
    {
        await OpenAsync();
        await PublishAsync("2027-01-01 2027-01-02 2027-01-03 2027-01-04", "");
        // Over by the provisional calendar, on the last day by the one that was published.
        _app.Clock.SetUtcNow(Instant("2027-01-05T10:00:00+08:00"));
        var file = await _store.ApplyAsync(_caseId, (now, _) => new CaseEntry<ObjectionEvent>(
            new ObjectionEvent.Decided(now, new Actor(Unit, "h"), ObjectionOutcome.Rejected, "调取案卷核对缴款凭证，到账金额少于决定书所载金额一半。", "条例第二十五条",
                "凭证金额少于决定书金额，因此对更正请求不予支持，记录保持原样。"), "意见"), null, default);
        Assert.Equal((ObjectionStage.Decided, null, new DateOnly(2027, 1, 5)), (file.Case.Stage, file.Case.OverdueSince, file.Case.Deadline.WorkingLastDay));
        // Reminders that came due meanwhile stand between.
        var history = (await _store.HistoryAsync(_caseId, default)).Where(entry => entry.Happened is not ObjectionEvent.TimePassed).ToList();
        Assert.Equal([typeof(ObjectionEvent.Filed), typeof(ObjectionEvent.CalendarPublished), typeof(ObjectionEvent.Decided)], history.Select(entry => entry.Happened.GetType()));
        Assert.Equal(["陈述", null, "意见"], history.Select(entry => entry.Text));
    }

    [Theory]
    [InlineData("2027-01-02T20:10:00+08:00")]
    [InlineData("2027-01-03T00:10:00+08:00")]
    public async Task Equal_cases_have_equal_limits_on_whichever_side_of_midnight_they_are_recounted(string recounted)
    {
        await OpenAsync();
        _app.Clock.SetUtcNow(Instant("2027-01-02T20:00:00+08:00"));
        await PublishAsync("2027-01-01", "2027-01-02 2027-01-03");
        _app.Clock.SetUtcNow(Instant(recounted));
        var deadline = (await _store.CatchUpAsync(_caseId, default)).Case.Deadline;
        Assert.Equal((new DateOnly(2027, 1, 2), new DateOnly(2027, 1, 3)), (deadline.Statutory.LastDay, deadline.WorkingLastDay));
    }

    private Task OpenAsync() => _store.TryOpenAsync(now => new CaseEntry<ObjectionEvent>(
        new ObjectionEvent.Filed(now, new Actor(null, "p", _subject), _caseId, RecordVersions.NewRecord(), _subject, now, Unit, Unit), "陈述"), null, default);

    private async Task PublishAsync(string daysOff, string worked) => Assert.NotNull(await _calendars.TryAddAsync(await _calendars.ReadAsync(default),
        CalendarYear.Published(2027, "国办发明电〔2026〕9号", Days(daysOff), Days(worked)), "p", default));

    private static IEnumerable<DateOnly> Days(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => DateOnly.Parse(day, null));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null);
}
