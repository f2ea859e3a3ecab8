using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Repairs;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Repairs;

[Trait("Article", "26")]
public class RepairTimeTests
{
    [Fact]
    public void Decider_is_reminded_at_five_three_and_one_working_days_left_and_on_the_day()
    {
        var story = new RepairStory().Apply().Until("2026-10-15T12:00:00+08:00");
        Assert.Equal(4, story.Told(RepairNotice.Reminder).Count());
        Assert.All(story.Told(RepairNotice.Reminder), to => Assert.Equal("unit:decider", to));
        Assert.Null(story.Case!.OverdueSince);
    }

    [Fact, Trait("Article", "36")]
    public void Missed_limit_opens_one_referral_and_reminds_each_working_day_until_told()
    {
        var story = new RepairStory().Apply().Until("2026-10-20T12:00:00+08:00");
        Assert.Equal(Instant("2026-10-16T00:00:00+08:00"), story.Case!.OverdueSince);
        Assert.Equal(RepairStory.Decider, story.Duties.OfType<RepairDuty.OpenReferral>().Single().Unit);
        Assert.Equal(["unit:decider", "subject:s1"], story.Told(RepairNotice.Overdue));
        Assert.Equal(3, story.Told(RepairNotice.OverdueReminder).Count());
        story.Play(RepairStory.Decision(Instant("2026-10-20T13:00:00+08:00"))).Play(RepairStory.Told(Instant("2026-10-20T13:01:00+08:00")));
        Assert.False(story.Case.WasMet);
        Assert.Equal(3, story.Until("2026-11-20T12:00:00+08:00").Told(RepairNotice.OverdueReminder).Count());
    }

    [Theory]
    [InlineData("2026-10-15T23:59:59.9999999+08:00", true)]
    [InlineData("2026-10-16T00:00:00+08:00", false)]
    public void Limit_is_met_by_telling_before_its_last_midnight(string told, bool met)
    {
        var story = new RepairStory().Apply().Play(RepairStory.Decision(RepairStory.Received.AddDays(1))).Play(RepairStory.Told(Instant(told)));
        Assert.Equal(met, story.Case!.WasMet);
    }

    [Fact, Trait("Article", "36")]
    public void Overdue_that_vanishes_by_a_corrected_calendar_is_noted_on_the_referral()
    {
        var received = Instant("2026-12-18T10:00:00+08:00");
        var story = new RepairStory().Play(RepairStory.Applied(received)).Until("2027-01-05T08:00:00+08:00");
        Assert.NotNull(story.Case!.OverdueSince);
        story.Calendar = WorkingCalendar.Shipped.Publish(CalendarYear.Published(2027, "国办发明电〔2026〕9号",
            [Day("2027-01-01"), Day("2027-01-04"), Day("2027-01-05")], []));
        story.Play(new RepairEvent.CalendarPublished(Instant("2027-01-05T08:30:00+08:00"), "国办发明电〔2026〕9号"));

        Assert.Null(story.Case!.OverdueSince);
        var note = story.Duties.OfType<RepairDuty.NoteReferral>().Single();
        Assert.Equal(story.Duties.OfType<RepairDuty.OpenReferral>().Single().Id, note.ReferralId);
        Assert.Equal(["unit:decider", "subject:s1"], story.Told(RepairNotice.DeadlineMoved));
    }
}
