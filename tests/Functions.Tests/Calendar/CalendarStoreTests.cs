using CreditFunctions.Calendar;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CreditFunctions.Functions.Tests.Calendar;

[Trait("Article", "25")]
public class CalendarStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly YearCondition Whatever = new(null, false);
    private readonly string _table = AzuriteFixture.UniqueName("calendar");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 4, 9, 0, 0, TimeSpan.FromHours(8)));

    private CalendarStore Store() => new(
        new StorageAccount(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString }).Build()),
        _clock, _table);

    private static CalendarYear Year2027(params int[] januaryDays) =>
        CalendarYear.Published(2027, "国办发明电〔2026〕1号", januaryDays.Select(day => new DateOnly(2027, 1, day)), []);

    [Fact]
    public async Task Without_publications_the_shipped_calendar_counts() =>
        Assert.Equal(WorkingCalendar.Shipped.Version, (await Store().CurrentAsync(None)).Version);

    [Fact]
    public async Task Published_year_counts_at_once_here_and_within_a_minute_elsewhere()
    {
        var (here, elsewhere) = (Store(), Store());
        await elsewhere.CurrentAsync(None);
        var (published, isNew) = await new CalendarPublisher(here).PublishAsync(Year2027(1), Whatever, "p1", None);
        Assert.True(isNew);
        Assert.Equal(published.Current.Version, (await here.CurrentAsync(None)).Version);
        Assert.Equal(WorkingCalendar.Shipped.Version, (await elsewhere.CurrentAsync(None)).Version);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(published.Current.Version, (await elsewhere.CurrentAsync(None)).Version);
    }

    [Fact]
    public async Task Version_published_elsewhere_is_found_at_once()
    {
        var (here, elsewhere) = (Store(), Store());
        await elsewhere.CurrentAsync(None);
        var (published, _) = await new CalendarPublisher(here).PublishAsync(Year2027(1), Whatever, "p1", None);
        Assert.NotNull(await elsewhere.FindAsync(published.Current.Version, None));
        Assert.Null(await elsewhere.FindAsync("2027-000000000000", None));
    }

    [Fact]
    public async Task Every_version_is_kept_over_a_correction()
    {
        var publisher = new CalendarPublisher(Store());
        var first = (await publisher.PublishAsync(Year2027(1), Whatever, "p1", None)).Published.Current;
        var second = (await publisher.PublishAsync(Year2027(1, 4), Whatever, "p1", None)).Published.Current;
        var later = Store();
        Assert.Equal(second.Version, (await later.CurrentAsync(None)).Version);
        Assert.True((await later.FindAsync(first.Version, None))!.IsWorkingDay(new DateOnly(2027, 1, 4)));
        Assert.False((await later.FindAsync(second.Version, None))!.IsWorkingDay(new DateOnly(2027, 1, 4)));
        Assert.NotNull(await later.FindAsync(WorkingCalendar.Shipped.Version, None));
    }

    [Fact]
    public async Task Same_notice_again_is_no_new_publication()
    {
        var publisher = new CalendarPublisher(Store());
        await publisher.PublishAsync(Year2027(1), Whatever, "p1", None);
        var (published, isNew) = await publisher.PublishAsync(Year2027(1), new YearCondition("\"2027-provisional\"", false), "p2", None);
        Assert.False(isNew);
        Assert.Single(published.Publications);
    }

    [Fact]
    public async Task Writer_who_saw_another_year_is_refused()
    {
        var publisher = new CalendarPublisher(Store());
        await publisher.PublishAsync(Year2027(1), new YearCondition("\"2027-provisional\"", true), "p1", None);
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => publisher.PublishAsync(Year2027(1, 4), new YearCondition("\"2027-provisional\"", false), "p2", None));
        Assert.Equal((412, "calendar-changed"), (refused.Problem.Status, refused.Problem.Code));
        await Assert.ThrowsAsync<ProblemException>(() => publisher.PublishAsync(Year2027(1, 4), new YearCondition(null, true), "p2", None));
    }

    [Fact]
    public async Task Writers_at_the_same_time_take_turns_and_lose_nothing()
    {
        var writers = Enumerable.Range(2, 8).Select(day => new CalendarPublisher(Store()).PublishAsync(Year2027(1, day), Whatever, "p", None));
        await Task.WhenAll(writers);
        var read = await Store().ReadAsync(None);
        Assert.Equal(Enumerable.Range(1, 8), read.Publications.Select(publication => publication.Number));
        Assert.Equal(8, read.Publications.Select(publication => publication.Calendar.Version).Distinct().Count());
    }

    [Fact]
    public async Task Publication_is_announced_once_and_once_more_after_a_crash_in_between()
    {
        var store = Store();
        var (published, _) = await new CalendarPublisher(store).PublishAsync(Year2027(1), Whatever, "p1", None);
        var listener = new Mock<ICalendarPublished>();
        listener.SetupSequence(one => one.PublishedAsync(It.IsAny<CalendarPublication>(), It.IsAny<DurableTaskClient>(), None))
            .ThrowsAsync(new InvalidOperationException("crashed"))
            .Returns(Task.CompletedTask);
        var announcer = new CalendarAnnouncer(store, [listener.Object]);
        var client = new Mock<DurableTaskClient>("test").Object;
        await Assert.ThrowsAsync<InvalidOperationException>(() => announcer.AnnounceAsync(published, client, None));

        await new CalendarAnnouncementTimer(store, announcer).RunAsync(null!, client, None);
        await new CalendarAnnouncementTimer(store, announcer).RunAsync(null!, client, None);
        listener.Verify(one => one.PublishedAsync(
            It.Is<CalendarPublication>(told => told.Number == 1 && told.Calendar.Version == published.Current.Version), client, None), Times.Exactly(2));
    }
}
