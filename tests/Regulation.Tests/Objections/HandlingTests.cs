using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

[Trait("Article", "25")]
public class HandlingTests
{
    private static readonly DateTimeOffset s_later = Instant("2026-09-28T10:00:00+08:00");

    [Fact]
    public void Receipt_fixes_the_deadline_marks_the_record_and_tells_everybody()
    {
        var story = new Story().File(Story.Verifier);
        Assert.Equal(Day("2026-10-15"), story.Case!.Deadline.Statutory.LastDay);
        Assert.Single(story.Duties.OfType<Duty.MarkRecord>());
        Assert.Equal(["subject:s1"], story.Told(NoticeKind.Accepted));
        Assert.Equal(["unit:decider"], story.Told(NoticeKind.Assigned));
        Assert.Equal(["unit:verifier"], story.Told(NoticeKind.VerificationRequested));
    }

    [Fact]
    public void Clock_starts_when_paper_was_received_at_the_window()
    {
        var story = new Story().Play(Story.Filed(Instant("2026-09-29T10:00:00+08:00"), Story.Received));
        Assert.Equal(Day("2026-10-15"), story.Case!.Deadline.Statutory.LastDay);
        Assert.Equal(Instant("2026-09-29T10:00:00+08:00"), story.Case.FiledAt);
    }

    [Fact]
    public void Receipt_in_the_future_is_refused() => Assert.Equal(Refusals.ReceivedInFuture,
        new Story().Play(Story.Filed(Story.Received, Story.Received.AddSeconds(1))).LastRefusal);

    [Fact]
    public void Receipt_by_a_mistyped_year_is_refused_and_a_late_entry_is_not()
    {
        Assert.Equal(Refusals.ReceivedTooLongAgo, new Story().Play(Story.Filed(Story.Received, Story.Received.AddDays(-90).AddSeconds(-1))).LastRefusal);
        Assert.Equal(Refusals.ReceivedTooLongAgo, new Story().Play(Story.Filed(Story.Received, Story.Received.AddYears(-40))).LastRefusal);
        Assert.NotNull(new Story().Play(Story.Filed(Story.Received, Story.Received.AddDays(-90))).Case);
    }

    [Fact]
    public void Sub_deadline_never_passes_the_case_deadline()
    {
        var story = new Story().File().Play(new ObjectionEvent.VerificationRequested(Instant("2026-10-09T10:00:00+08:00"), Story.Handler, Story.Verifier));
        Assert.Equal(Day("2026-10-15"), story.Case!.Verification!.SubDeadline.WorkingLastDay);
    }

    [Fact]
    public void Transfer_to_the_verifier_ends_the_verification()
    {
        var story = new Story().File(Story.Verifier)
            .Play(new ObjectionEvent.Transferred(s_later, Story.Handler, Story.Verifier, "该信息由其依权限认定"));
        Assert.Null(story.Case!.Verification);
        Assert.Equal((ObjectionStage.Received, Story.Verifier), (story.Case.Stage, story.Case.DecidingBody));
        Assert.Equal(["subject:s1"], story.Told(NoticeKind.Transferred));
    }

    [Fact]
    public void Only_the_right_body_or_person_may_act()
    {
        var stranger = new Actor(Story.Other, "x");
        var story = new Story().File(Story.Verifier);
        Assert.Equal("not-deciding-body", story.Play(new ObjectionEvent.SupplementRequested(s_later, stranger)).LastRefusal?.Code);
        Assert.Equal("not-deciding-body", story.Play(new ObjectionEvent.VerificationRequested(s_later, stranger, "u")).LastRefusal?.Code);
        Assert.Equal("not-deciding-body", story.Play(new ObjectionEvent.Transferred(s_later, stranger, "u", "理由")).LastRefusal?.Code);
        Assert.Equal("not-deciding-body", story.Play(Story.Decision(s_later, by: Story.Verifier)).LastRefusal?.Code);
        Assert.Equal("not-verifying-body", story.Play(new ObjectionEvent.VerificationGiven(s_later, Story.Handler)).LastRefusal?.Code);
        Assert.Equal("not-applicant", story.Play(new ObjectionEvent.Withdrawn(s_later, stranger)).LastRefusal?.Code);
        Assert.Equal("not-applicant", story.Play(new ObjectionEvent.SupplementGiven(s_later, stranger)).LastRefusal?.Code);
        Assert.Equal(Story.Received, story.Case!.SeenUpTo);
    }

    [Fact]
    public void After_a_transfer_the_new_body_decides_and_the_old_one_cannot()
    {
        var story = new Story().File().Play(new ObjectionEvent.Transferred(s_later, Story.Handler, Story.Other, "不属本单位管理权限"));
        Assert.Equal("not-deciding-body", story.Play(Story.Decision(s_later)).LastRefusal?.Code);
        Assert.Null(story.Play(Story.Decision(s_later, by: Story.Other)).LastRefusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Sub_deadline_has_one_to_ten_working_days(int days) => Assert.Equal("working-days-out-of-range", new Story().File()
        .Play(new ObjectionEvent.VerificationRequested(s_later, Story.Handler, Story.Verifier, days)).LastRefusal?.Code);

    [Fact]
    public void Verification_cannot_go_to_the_deciding_body_nor_be_given_twice()
    {
        var story = new Story().File().Play(new ObjectionEvent.VerificationRequested(s_later, Story.Handler, Story.Decider));
        Assert.Equal("verifier-is-decider", story.LastRefusal?.Code);
        story.Play(new ObjectionEvent.VerificationRequested(s_later, Story.Handler, Story.Verifier))
            .Play(new ObjectionEvent.VerificationGiven(s_later, Story.VerifyingPerson));
        Assert.Equal(["unit:decider"], story.Told(NoticeKind.VerificationGiven));
        Assert.Equal("already-verified", story.Play(new ObjectionEvent.VerificationGiven(s_later, Story.VerifyingPerson)).LastRefusal?.Code);
    }

    [Fact]
    public void Transfer_needs_another_body_and_a_reason()
    {
        var story = new Story().File();
        Assert.Equal("transfer-to-self", story.Play(new ObjectionEvent.Transferred(s_later, Story.Handler, Story.Decider, "理由")).LastRefusal?.Code);
        Assert.Equal("transfer-reason-missing", story.Play(new ObjectionEvent.Transferred(s_later, Story.Handler, Story.Other, " 。")).LastRefusal?.Code);
    }
}
