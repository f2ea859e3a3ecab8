using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

/// <summary>A case of 18 December 2026 runs into 2027, whose notice is not out: its deadline is provisional until it is.</summary>
[Trait("Article", "25")]
public class RecountTests
{
    private static readonly DateTimeOffset s_received = Instant("2026-12-18T10:00:00+08:00"), s_published = Instant("2026-12-23T15:00:00+08:00");

    [Fact]
    public void Later_deadline_is_told_to_everybody_with_old_new_and_why()
    {
        var story = Running(Story.Verifier);
        Assert.Equal(Day("2027-01-04"), story.Case!.Deadline.Statutory.LastDay);
        Assert.True(story.Case.Deadline.Statutory.Provisional);

        Publish(story, "2027-01-01 2027-01-02 2027-01-03 2027-01-04", "");
        Assert.Equal((Day("2027-01-05"), Day("2027-01-05")), (story.Case!.Deadline.Statutory.LastDay, story.Case.Deadline.WorkingLastDay));
        Assert.False(story.Case.Deadline.Statutory.Provisional);
        Assert.Equal(["unit:decider", "unit:receiver", "unit:verifier", "subject:s1"], story.Told(NoticeKind.DeadlineMoved));
        Assert.All(story.Notices.Where(notice => notice.Kind == NoticeKind.DeadlineMoved), notice => Assert.Equal(
            (Day("2027-01-04"), Day("2027-01-05"), "国办发明电〔2026〕9号"), (notice.Facts.OldLastDay, notice.Facts.LastDay, notice.Facts.Why)));
        var entry = Assert.IsType<ObjectionEvent.CalendarPublished>(story.History[^1]);
        Assert.Equal(new DeadlineMove(Day("2027-01-04"), Day("2027-01-05"), Day("2027-01-05")), entry.Moved);
    }

    [Fact]
    public void Shortened_deadline_spares_the_handler_until_the_next_working_day_and_shows_both()
    {
        var story = Running();
        // Published on the last Thursday: a make-up Saturday and Sunday bring the statutory end forward to Thursday itself.
        story.Calendar = Calendar("2027-01-01", "2027-01-02 2027-01-03");
        story.Play(new ObjectionEvent.CalendarPublished(Instant("2027-01-02T20:00:00+08:00"), Actor.System, "更正"));
        Assert.Equal(Day("2027-01-02"), story.Case!.Deadline.Statutory.LastDay);
        Assert.Equal(Day("2027-01-03"), story.Case.Deadline.WorkingLastDay);
        story.Until("2027-01-03T23:59:59+08:00");
        Assert.Null(story.Case.OverdueSince);
        story.Until("2027-01-04T00:00:00+08:00");
        Assert.NotNull(story.Case.OverdueSince);
    }

    [Fact]
    public void What_is_spared_follows_from_the_publication_however_late_the_case_is_recounted()
    {
        var story = Running();
        story.Calendar = Calendar("2027-01-01", "2027-01-02 2027-01-03");
        story.Play(new ObjectionEvent.CalendarPublished(Instant("2027-01-03T00:10:00+08:00"), Actor.System, "更正")
        {
            PublishedAt = Instant("2027-01-02T20:00:00+08:00"),
        });
        Assert.Equal((Day("2027-01-02"), Day("2027-01-03")), (story.Case!.Deadline.Statutory.LastDay, story.Case.Deadline.WorkingLastDay));
    }

    [Fact]
    public void Calendar_that_moves_nothing_tells_nobody_but_is_recorded()
    {
        var story = Running();
        Publish(story, "2027-01-01 2027-01-02 2027-01-03", "");
        Assert.Empty(story.Told(NoticeKind.DeadlineMoved));
        Assert.Null(Assert.IsType<ObjectionEvent.CalendarPublished>(story.History[^1]).Moved);
        Assert.Equal(story.Calendar.Version, story.Case!.Deadline.Statutory.CalendarVersion);
    }

    [Fact]
    public void Same_calendar_again_changes_nothing()
    {
        var story = Running();
        Publish(story, "2027-01-01 2027-01-02 2027-01-03 2027-01-04", "");
        var (entries, notices) = (story.History.Count, story.Notices.Count());
        Publish(story, "2027-01-01 2027-01-02 2027-01-03 2027-01-04", "");
        Assert.Equal((entries, notices), (story.History.Count, story.Notices.Count()));
    }

    [Fact]
    public void Case_that_is_not_over_by_the_newest_calendar_is_overdue_no_more_but_its_referral_stays()
    {
        var story = Running().Until("2027-01-05T08:00:00+08:00");
        Assert.NotNull(story.Case!.OverdueSince);
        story.Calendar = Calendar("2027-01-01 2027-01-04 2027-01-05", "");
        story.Play(new ObjectionEvent.CalendarPublished(Instant("2027-01-05T08:30:00+08:00"), Actor.System, "更正"));
        Assert.Null(story.Case!.OverdueSince);
        var note = Assert.Single(story.Duties.OfType<Duty.NoteReferral>());
        Assert.Equal((story.Duties.OfType<Duty.OpenReferral>().Single().Id, "更正"), (note.ReferralId, note.Why));
        story.Until("2027-01-07T00:00:00+08:00");
        Assert.NotNull(story.Case!.OverdueSince);
        // Worked out again it is the same referral: it opens once.
        Assert.Single(story.Duties.OfType<Duty.OpenReferral>().Select(duty => duty.Id).Distinct());
    }

    [Fact]
    public void Case_that_nobody_looked_at_before_the_calendar_moved_its_limit_never_was_overdue()
    {
        var story = Running();
        story.Calendar = Calendar("2027-01-01 2027-01-04 2027-01-05", "");
        story.Play(new ObjectionEvent.CalendarPublished(Instant("2027-01-05T08:30:00+08:00"), Actor.System, "更正"));
        Assert.Null(story.Case!.OverdueSince);
        Assert.Empty(story.Duties.OfType<Duty.OpenReferral>());
        Assert.Equal([NoticeKind.DeadlineMoved, NoticeKind.Reminder], story.Notices.Select(notice => notice.Kind).Distinct().Skip(2).Take(2));
    }

    [Fact]
    public void Closed_case_is_not_recounted()
    {
        var story = Running().Play(new ObjectionEvent.Withdrawn(s_received.AddDays(1), Story.ApplicantPerson));
        Publish(story, "2027-01-01 2027-01-04", "");
        Assert.Equal(Day("2027-01-04"), story.Case!.Deadline.Statutory.LastDay);
        Assert.IsType<ObjectionEvent.Withdrawn>(story.History[^1]);
    }

    private static Story Running(string? verifier = null) => new Story().Play(Story.Filed(s_received, verifier: verifier));

    private static void Publish(Story story, string daysOff, string makeUpDays)
    {
        story.Calendar = Calendar(daysOff, makeUpDays);
        story.Play(new ObjectionEvent.CalendarPublished(s_published, Actor.System, "国办发明电〔2026〕9号"));
    }

    private static WorkingCalendar Calendar(string daysOff, string makeUpDays) => WorkingCalendar.Shipped.Publish(
        CalendarYear.Published(2027, "国办发明电〔2026〕9号", Days(daysOff), Days(makeUpDays)));

    private static IEnumerable<DateOnly> Days(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day);
}
