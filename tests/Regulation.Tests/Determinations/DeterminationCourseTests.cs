using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Measures;
using Event = CreditFunctions.Regulation.Determinations.DeterminationEvent;
using static CreditFunctions.Regulation.Tests.Calendar.Times;
using static CreditFunctions.Regulation.Tests.Determinations.DeterminationStory;

namespace CreditFunctions.Regulation.Tests.Determinations;

/// <summary>How a determination goes: service, statement, decision by another, end.</summary>
[Trait("Article", "23")]
public class DeterminationCourseTests
{
    [Fact]
    public void Proposal_must_be_served_before_anything_else()
    {
        var story = Opened();
        Assert.Single(story.Duties.OfType<DeterminationDuty.ServeNotice>());
        Assert.Equal(new DateOnly(2026, 10, 22), story.Case!.Deadline!.WorkingLastDay);
        Assert.Equal("not-served", story.Play(Decided("2026-10-13T10:00:00+08:00")).LastRefusal);
    }

    [Fact]
    public void Window_counts_working_days_from_the_service_and_takes_the_make_up_Saturday()
    {
        var story = Opened().Play(Receipt("2026-09-28T23:59:59+08:00"));
        Assert.Equal(new DateOnly(2026, 10, 10), story.Case!.Window!.WorkingLastDay);
        Assert.Equal("statement-window-open", story.Play(Decided("2026-10-10T23:59:59+08:00")).LastRefusal);
        Assert.Null(story.Play(Decided("2026-10-11T00:00:00+08:00")).LastRefusal);
        Assert.Equal(new DateOnly(2027, 10, 11), story.Case!.Until);
    }

    [Fact]
    public void Statement_at_the_last_minute_must_be_answered()
    {
        var story = Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Stated("2026-10-10T23:59:59+08:00"));
        Assert.Equal("statement-unanswered", story.Play(Decided("2026-10-12T10:00:00+08:00")).LastRefusal);
        Assert.Equal("answer-empty-words", story.Play(Decided("2026-10-12T10:00:00+08:00", 1, "经核实，理由不成立，不予采纳。")).LastRefusal);
        Assert.Equal("answer-copied", story.Play(Decided("2026-10-12T10:00:00+08:00", 1, Statement) with { OtherTexts = [Statement] }).LastRefusal);
        Assert.Null(story.Play(Decided("2026-10-12T10:00:00+08:00", 1, Answer) with { OtherTexts = [Facts, Reasons, Statement] }).LastRefusal);
        Assert.Equal(DeterminationStage.Listed, story.Case!.Stage);
    }

    [Fact]
    public void Decision_that_did_not_know_the_latest_statement_is_refused()
    {
        var story = Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Stated("2026-10-09T10:00:00+08:00")).Play(Stated("2026-10-12T10:00:00+08:00"));
        Assert.Equal("statement-unanswered", story.Play(Decided("2026-10-12T10:00:00+08:00", 1, Answer)).LastRefusal);
        Assert.Null(story.Play(Decided("2026-10-12T10:00:00+08:00", 2, Answer)).LastRefusal);
    }

    [Fact]
    public void Of_statement_and_decision_in_one_instant_the_first_stored_counts_and_both_are_shown()
    {
        const string Instant = "2026-10-12T10:00:00+08:00";
        var statementFirst = Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Stated(Instant)).Play(Decided(Instant));
        Assert.Equal(("statement-unanswered", DeterminationStage.Deciding), (statementFirst.LastRefusal!, statementFirst.Case!.Stage));

        var decisionFirst = Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Decided(Instant)).Play(Stated(Instant));
        Assert.Equal((null, DeterminationStage.Listed), (decisionFirst.LastRefusal, decisionFirst.Case!.Stage));
        Assert.True(Assert.Single(decisionFirst.History.OfType<Event.StatementGiven>()).AfterDecision);
        Assert.Single(decisionFirst.History.OfType<Event.Decided>());
        Assert.Equal(1, decisionFirst.Told(DeterminationNoticeKind.StatementAfterDecision));
    }

    [Fact]
    public void Who_proposed_does_not_decide_and_another_unit_does_nothing()
    {
        var story = Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Until("2026-10-12T10:00:00+08:00");
        var decision = Decided("2026-10-12T10:00:00+08:00");
        Assert.Equal("four-eyes", story.Play(decision with { By = Proposer }).LastRefusal);
        Assert.Equal("not-determining-unit", story.Play(decision with { By = new Actor("other", "p9") }).LastRefusal);
        Assert.Equal("not-determining-unit", story.Play(new Event.Withdrawn(decision.At, new Actor("other", "p9"), "误")).LastRefusal);
        Assert.Equal("not-subject", story.Play(new Event.StatementGiven(decision.At, new Actor(null, "p9", "s2"))).LastRefusal);
        Assert.Equal("not-determining-unit", Opened().Play(Receipt("2026-09-28T10:00:00+08:00", ServiceWay.Post, "other")).LastRefusal);
    }

    [Theory]
    [InlineData("facts-missing", " ", Reasons)]
    [InlineData("reasons-missing", Facts, "。")]
    [InlineData("facts-empty-words", "经核实，情况属实。", Reasons)]
    [InlineData("reasons-empty-words", Facts, "依法处理。")]
    [InlineData("reasons-copied", Facts, Facts)]
    public void Proposal_tells_facts_and_reasons(string refusal, string facts, string reasons) =>
        Assert.Equal(refusal, new DeterminationStory().Play(Proposal() with { Facts = facts, Reasons = reasons }).LastRefusal);

    [Fact]
    public void Decision_shortens_what_the_notice_said_and_never_lengthens_it()
    {
        var story = Opened().Play(Receipt("2026-09-28T10:00:00+08:00"));
        Assert.Equal("longer-than-proposed", story.Play(Decided("2026-10-12T10:00:00+08:00") with { Months = 13 }).LastRefusal);
        Assert.Equal(new DateOnly(2027, 4, 12), story.Play(Decided("2026-10-12T10:00:00+08:00") with { Months = 6 }).Case!.Until);
    }

    [Fact]
    public void Refused_service_falls_back_to_a_public_notice_of_thirty_days()
    {
        var story = Opened().Play(new Event.ServiceFailed(Instant("2026-09-25T10:00:00+08:00"), Proposer, ServiceFailure.Refused, "拒收记录 1 号"));
        Assert.Equal(new DateOnly(2026, 10, 25), story.Case!.PublicNoticeUntil);
        Assert.Equal(DeterminationStage.PublicNotice, story.Until("2026-10-25T23:59:59+08:00").Case!.Stage);
        Assert.Equal(DeterminationStage.Statement, story.Until("2026-10-26T00:00:00+08:00").Case!.Stage);
        Assert.Equal((ServiceWay.PublicNotice, new DateOnly(2026, 10, 30)), (story.Case.ServedBy!.Value, story.Case.Window!.WorkingLastDay));
        Assert.Empty(story.Duties.OfType<DeterminationDuty.OpenReferral>());
    }

    [Fact]
    public void Whoever_opens_the_inbox_during_the_public_notice_is_served_then()
    {
        var story = Opened().Play(new Event.ServiceFailed(Instant("2026-09-25T10:00:00+08:00"), Proposer, ServiceFailure.Unreachable, "查无此址"))
            .Play(Receipt("2026-10-12T10:00:00+08:00"));
        Assert.Equal((ServiceWay.Inbox, DeterminationStage.Statement), (story.Case!.ServedBy!.Value, story.Case.Stage));
    }

    [Fact]
    public void Receipt_is_looked_for_each_day_until_it_is_served()
    {
        var story = Opened().Until("2026-09-30T12:00:00+08:00");
        Assert.Equal(6, story.Duties.OfType<DeterminationDuty.LookForReceipt>().Count());
        Assert.Equal(6, story.Play(Receipt("2026-09-30T13:00:00+08:00")).Until("2026-10-09T12:00:00+08:00").Duties.OfType<DeterminationDuty.LookForReceipt>().Count());
    }

    [Theory]
    [InlineData("served-in-future", "2026-09-28T10:00:00+08:00", "2026-09-28T10:00:01+08:00", "EMS 1")]
    [InlineData("served-before-proposal", "2026-09-28T10:00:00+08:00", "2026-09-24T09:29:59+08:00", "EMS 1")]
    [InlineData("proof-missing", "2026-09-28T10:00:00+08:00", "2026-09-26T10:00:00+08:00", " ")]
    [InlineData(null, "2026-09-28T10:00:00+08:00", "2026-09-26T10:00:00+08:00", "EMS 1")]
    public void Service_by_post_is_proven_and_counts_from_when_it_was(string? refusal, string at, string servedAt, string proof)
    {
        var story = Opened().Play(new Event.Served(Instant(at), Proposer, ServiceWay.Post, Instant(servedAt), proof));
        Assert.Equal(refusal, story.LastRefusal);
        if (refusal is null) Assert.Equal(new DateOnly(2026, 10, 9), story.Case!.Window!.WorkingLastDay);
    }

    [Fact]
    public void Statement_before_the_receipt_is_a_receipt()
    {
        var story = Opened().Play(Stated("2026-09-28T10:00:00+08:00"));
        Assert.Equal((ServiceWay.Statement, 1), (story.Case!.ServedBy!.Value, story.Case.Statements));
    }

    [Theory, Trait("Article", "36")]
    [InlineData(false, "2026-10-22")]
    [InlineData(true, "2026-10-23")]
    public void Missed_limit_to_serve_or_to_decide_opens_one_referral_and_reminds_each_working_day(bool served, string lastDay)
    {
        var story = Opened();
        if (served) story.Play(Receipt("2026-09-28T10:00:00+08:00"));
        story.Until($"{lastDay}T23:59:59+08:00");
        Assert.Empty(story.Duties.OfType<DeterminationDuty.OpenReferral>());
        Assert.Equal(4, story.Told(DeterminationNoticeKind.Reminder));
        story.Until("2026-10-30T12:00:00+08:00");
        Assert.Equal(Unit, Assert.Single(story.Duties.OfType<DeterminationDuty.OpenReferral>()).Unit);
        Assert.Equal(served ? 2 : 1, story.Told(DeterminationNoticeKind.Overdue));
        Assert.Equal(served ? 5 : 6, story.Told(DeterminationNoticeKind.OverdueReminder));
    }

    [Fact, Trait("Article", "22")]
    public void Listing_ends_by_itself_when_its_last_day_is_over_whoever_looks()
    {
        var story = Listed();
        Assert.Equal(new DateOnly(2027, 10, 13), story.Case!.Until);
        // Nobody has noted it yet: whoever reads sees that it is over.
        Assert.Equal(DeterminationStage.Listed, story.Case.StageAt(Instant("2027-10-13T23:59:59+08:00")));
        Assert.Equal(DeterminationStage.Ended, story.Case.StageAt(Instant("2027-10-14T00:00:00+08:00")));
        Assert.False(story.Case.IsOnSevereListOn(new DateOnly(2027, 10, 14)));
        story.Until("2027-10-14T00:00:00+08:00");
        Assert.Equal((DeterminationStage.Ended, DeterminationEnd.Expired), (story.Case!.Stage, story.Case.End!.Value));
        Assert.Equal(DeterminationEnd.Expired, Assert.Single(story.Duties.OfType<DeterminationDuty.EndGround>()).Cause);
        Assert.Equal(2, story.Told(DeterminationNoticeKind.Ended));
        story.DoDuties();
        Assert.Null(story.NextWake());
    }

    [Fact]
    public void Revocation_names_reason_and_basis()
    {
        var revoked = new Event.Revoked(Instant("2026-10-14T10:00:00+08:00"), Proposer, "处罚决定被撤销", "《中华人民共和国行政复议法》", "第六十四条");
        Assert.Equal("reason-missing", Listed().Play(revoked with { Reason = " " }).LastRefusal);
        Assert.Equal("basis-missing", Listed().Play(revoked with { Law = "" }).LastRefusal);
        Assert.Equal("not-determining-unit", Listed().Play(revoked with { By = new Actor("other", "p1") }).LastRefusal);
        Assert.Equal(DeterminationEnd.Revoked, Listed().Play(revoked).Case!.End);
    }

    [Theory, Trait("Article", "27")]
    [InlineData("r1 wrong", true)]
    [InlineData("r1 repaired", false)]
    [InlineData("r1 repaired,r1 repaired", false)]
    [InlineData("r1 repaired,r2 repaired", true)]
    [InlineData("r1 repaired,r2 wrong", true)]
    [InlineData("r3 wrong", false)]
    public void Listing_ends_when_a_record_under_it_was_wrong_or_all_were_repaired(string records, bool ends)
    {
        var story = Listed();
        foreach (var record in records.Split(','))
        {
            story.Play(new Event.RecordEnded(Instant("2026-11-02T10:00:00+08:00"), Actor.System, record[..2], record.EndsWith("repaired", StringComparison.Ordinal), "x1"));
        }

        Assert.Equal(ends ? DeterminationEnd.RecordEnded : null, story.Case!.End);
        Assert.Equal(ends ? 1 : 0, story.Duties.OfType<DeterminationDuty.EndGround>().Count());
    }

    [Fact]
    public void Repair_ends_it_once()
    {
        var story = Listed().Play(new Event.Repaired(Instant("2027-11-02T10:00:00+08:00"), Actor.System, "x1"));
        Assert.Equal(DeterminationEnd.Expired, story.Case!.End);
        story = Listed().Play(new Event.Repaired(Instant("2027-03-02T10:00:00+08:00"), Actor.System, "x1")).Play(new Event.Repaired(Instant("2027-03-03T10:00:00+08:00"), Actor.System, "x2"));
        Assert.Equal((DeterminationEnd.Repaired, "x1"), (story.Case!.End!.Value, story.Case.EndReference!));
    }

    [Theory, Trait("Article", "22")]
    [InlineData(SubjectKind.NaturalPerson, DishonestyCategory.HealthAndLife, false)]
    [InlineData(SubjectKind.Organisation, DishonestyCategory.Lesser, false)]
    [InlineData(SubjectKind.Organisation, DishonestyCategory.NationalDefence, true)]
    public void Severe_list_holds_organisations_with_dishonesty_of_article_22_alone(SubjectKind kind, DishonestyCategory category, bool listed)
    {
        var terms = Terms with { SubjectKind = kind, Category = category, PublicCode = kind == SubjectKind.Organisation ? Terms.PublicCode : null };
        var story = Opened(terms).Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Decided("2026-10-13T10:00:00+08:00"));
        Assert.Equal(listed, story.Case!.IsOnSevereListOn(new DateOnly(2026, 10, 13)));
    }

    [Fact]
    public void Published_calendar_moves_limits_and_takes_no_time_from_the_subject()
    {
        var story = Opened().Play(Receipt("2026-12-29T10:00:00+08:00"));
        var before = story.Case!.Window!;
        // The year's notice gives one more day off, then takes it back again.
        story.Calendar = Calendar("国办发明电〔2026〕9号", 1, 2, 3, 4);
        story.Play(new Event.CalendarPublished(Instant("2026-12-30T10:00:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));
        var later = story.Case!.Window!;
        Assert.True(later.WorkingLastDay > before.WorkingLastDay);
        Assert.Equal(2, story.Told(DeterminationNoticeKind.DeadlineMoved));
        story.Calendar = Calendar("国办发明电〔2026〕10号", 1, 2, 3);
        story.Play(new Event.CalendarPublished(Instant("2026-12-31T10:00:00+08:00"), Actor.System, "更正"));
        Assert.Equal(later.WorkingLastDay, story.Case!.Window!.WorkingLastDay);
        Assert.NotEqual(later.Statutory.LastDay, story.Case.Window.Statutory.LastDay);
    }

    [Fact]
    public void Decision_is_not_word_for_word_that_of_another_case()
    {
        var story = Opened().Play(Receipt("2026-09-28T10:00:00+08:00"));
        Assert.Equal("reasons-repeated", story.Play(Decided("2026-10-13T10:00:00+08:00") with { PastReasons = [DeterminationStory.Decision] }).LastRefusal);
        Assert.Null(story.Play(Decided("2026-10-13T10:00:00+08:00") with { PastReasons = [DeterminationStory.Decision + "当事人为甲公司。"] }).LastRefusal);
    }

    [Fact, Trait("Article", "36")]
    public void Overdue_that_vanishes_by_a_corrected_calendar_is_noted_on_the_referral()
    {
        var story = Opened().Play(Receipt("2026-12-21T10:00:00+08:00")).Until("2027-01-13T08:00:00+08:00");
        Assert.Equal(DeterminationStage.Deciding, story.Case!.Stage);
        Assert.NotNull(story.Case.OverdueSince);
        story.Calendar = Calendar("国办发明电〔2026〕9号", 1, 4, 5, 6, 7, 8, 11, 12);
        story.Play(new Event.CalendarPublished(Instant("2027-01-13T10:00:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));

        Assert.Null(story.Case!.OverdueSince);
        var note = story.Duties.OfType<DeterminationDuty.NoteReferral>().Single();
        // The one of the decision, not that of the service, which was late as well.
        Assert.Equal(story.Duties.OfType<DeterminationDuty.OpenReferral>().Last().Id, note.ReferralId);
        story.Until("2027-02-28T08:00:00+08:00");
        Assert.NotNull(story.Case!.OverdueSince);
        Assert.Equal(2, story.Duties.OfType<DeterminationDuty.OpenReferral>().Select(referral => referral.Id).Distinct().Count());
    }

    private static WorkingCalendar Calendar(string notice, params int[] january) =>
        WorkingCalendar.Shipped.Publish(CalendarYear.Published(2027, notice, january.Select(day => new DateOnly(2027, 1, day)), []));
}
