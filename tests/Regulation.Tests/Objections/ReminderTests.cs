using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

[Trait("Article", "25")]
public class ReminderTests
{
    [Theory]
    [InlineData("2026-10-15", "2026-10-09 5,2026-10-12 3,2026-10-14 1,2026-10-15 0")] // over the make-up Saturday, 10 October
    [InlineData("2026-10-10", "2026-09-28 5,2026-09-30 3,2026-10-09 1,2026-10-10 0")] // ends on it, the holiday inside
    [InlineData("2026-01-09", "2026-01-04 5,2026-01-06 3,2026-01-08 1,2026-01-09 0")] // year end, a make-up Sunday
    [InlineData("2026-06-12", "2026-06-05 5,2026-06-09 3,2026-06-11 1,2026-06-12 0")] // plain weeks
    public void Reminders_come_at_five_three_one_and_no_working_days_left(string lastDay, string expected)
    {
        var reminders = ReminderSchedule.Before(Day(lastDay), [5, 3, 1, 0], new TimeOnly(9, 0), WorkingCalendar.Shipped);
        var wanted = expected.Split(',').Select(entry => entry.Split(' '))
            .Select(entry => new PlannedReminder(Instant($"{entry[0]}T09:00:00+08:00"), int.Parse(entry[1])));
        Assert.Equal(wanted, reminders);
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-01T00:00:00+08:00", "2026-10-08")]
    [InlineData("2026-10-09", "2026-10-10T00:00:00+08:00", "2026-10-10")]
    [InlineData("2026-10-09", "2026-10-10T09:00:00+08:00", "2026-10-12")]
    [InlineData("2026-10-09", "2026-10-10T08:59:59+08:00", "2026-10-10")]
    [InlineData("2026-10-09", "2026-12-24T20:00:00+08:00", "2026-12-25")]
    [InlineData("2026-10-09", "2026-10-01T00:00:00+08:00", "2026-10-10")]
    public void After_the_deadline_there_is_one_each_working_day(string lastDay, string after, string expected) =>
        Assert.Equal(Instant($"{expected}T09:00:00+08:00"),
            ReminderSchedule.FirstOverdueAfter(Instant(after), Day(lastDay), new TimeOnly(9, 0), WorkingCalendar.Shipped));

    [Fact]
    public void Deciding_body_is_reminded_when_it_holds_the_case()
    {
        var story = new Story().File().Until("2026-10-15T23:59:59+08:00");
        Assert.Equal(Enumerable.Repeat("unit:decider", 4), story.Told(NoticeKind.Reminder));
        Assert.Equal([5, 3, 1, 0], story.Notices.Where(notice => notice.Kind == NoticeKind.Reminder).Select(notice => notice.Facts.WorkingDaysLeft));
        Assert.Null(story.Case!.OverdueSince);
    }

    [Fact]
    public void Verifier_is_reminded_while_it_holds_the_case_and_after_its_sub_deadline_the_decider_too()
    {
        var story = new Story().File(Story.Verifier);
        Assert.Equal(Day("2026-10-12"), story.Case!.Verification!.SubDeadline.WorkingLastDay);
        story.Until("2026-10-15T23:59:59+08:00");

        var told = story.Notices.Where(notice => notice.Kind is NoticeKind.Reminder or NoticeKind.VerificationLapsed)
            .Select(notice => $"{notice.Kind} {notice.To} {notice.Facts.LastDay:MM-dd} {notice.Facts.WorkingDaysLeft}");
        Assert.Equal(
        [
            "Reminder unit:verifier 10-15 5",
            "Reminder unit:verifier 10-12 1",
            "Reminder unit:verifier 10-15 3", // the sub-deadline's last day: one notice, not two
            "VerificationLapsed unit:verifier 10-15 2",
            "VerificationLapsed unit:decider 10-15 2",
            "Reminder unit:verifier 10-15 1",
            "Reminder unit:decider 10-15 1",
            "Reminder unit:verifier 10-15 0",
            "Reminder unit:decider 10-15 0",
        ], told);
        Assert.Equal(1, story.Brought(PassageOfTime.VerificationLapsed));
    }

    [Fact]
    public void Decider_alone_is_reminded_once_the_opinion_is_in()
    {
        var story = new Story().File(Story.Verifier)
            .Play(new ObjectionEvent.VerificationGiven(Instant("2026-09-29T10:00:00+08:00"), Story.VerifyingPerson))
            .Until("2026-10-15T23:59:59+08:00");
        Assert.All(story.Told(NoticeKind.Reminder), to => Assert.Equal("unit:decider", to));
        Assert.False(story.Has(PassageOfTime.VerificationLapsed));
    }

    [Fact]
    public void Missed_reminders_are_given_once_as_the_latest()
    {
        var story = new Story().File().Play(new ObjectionEvent.TimePassed(Instant("2026-10-14T20:00:00+08:00")));
        var reminder = Assert.Single(story.Notices, notice => notice.Kind == NoticeKind.Reminder);
        Assert.Equal(1, reminder.Facts.WorkingDaysLeft);
    }

    [Fact]
    public void Reminder_has_the_same_id_when_it_is_worked_out_again()
    {
        var one = new Story().File().Until("2026-10-15T12:00:00+08:00");
        var other = new Story().File().Until("2026-10-15T12:00:00+08:00");
        Assert.Equal(one.Duties.Select(duty => duty.Id), other.Duties.Select(duty => duty.Id));
        Assert.Equal(one.Duties.Count, one.Duties.Select(duty => duty.Id).Distinct().Count());
        Assert.All(one.Duties, duty => Assert.Matches("^[0-9a-z]{26}$", duty.Id));
    }
}
