using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Referrals;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Event = CreditFunctions.Regulation.Referrals.ReferralEvent;
using Verdict = CreditFunctions.Regulation.Cases.Verdict<
    CreditFunctions.Regulation.Referrals.ReferralCase, CreditFunctions.Regulation.Referrals.ReferralEvent, CreditFunctions.Regulation.Referrals.ReferralDuty>;

namespace CreditFunctions.Regulation.Tests.Referrals;

/// <summary>Every state and every event of a referral: where it leads, or the code of the refusal.</summary>
[Trait("Article", "36")]
public class ReferralProcedureTests
{
    private const string InQuestion = "unit", Body = "body";
    private const string Reasons = "调取办理日志，十月八日至十五日无人经办，单位说明的系统故障与监控记录不符。";
    private static readonly DateTimeOffset s_now = new(2026, 10, 16, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] s_events = ["opened", "breached-again", "fact-vanished", "assigned", "answered", "closed", "time-passed"];

    [Theory]
    [InlineData("none", "suspected referral-unknown referral-unknown referral-unknown referral-unknown referral-unknown referral-unknown")]
    [InlineData("suspected", "referral-open suspected suspected assigned suspected not-assigned suspected")]
    [InlineData("assigned", "referral-open assigned assigned assigned answered closed assigned")]
    [InlineData("answered", "referral-open answered answered answered answered closed answered")]
    [InlineData("closed", "referral-open closed closed referral-closed referral-closed referral-closed closed")]
    public void Event_leads_to_a_stage_or_is_refused(string stage, string expected)
    {
        foreach (var (happened, leadsTo) in s_events.Zip(expected.Split(' ')))
        {
            var verdict = Decide(In(stage), Happening(happened));
            Assert.Equal((happened, leadsTo), (happened, verdict is Verdict.Accepted accepted
                ? accepted.Case.Stage.ToString().ToLowerInvariant() : ((Verdict.Refused)verdict).Why.Code));
        }
    }

    [Fact]
    public void Unit_in_question_neither_looks_into_itself_nor_closes_its_own_referral_and_nobody_else_explains_for_it()
    {
        Assert.Equal("assigned-to-unit-in-question", Refusal(In("suspected"), new Event.Assigned(s_now, new Actor("authority", "a"), InQuestion, null)));
        Assert.Equal("own-case", Refusal(In("assigned"), new Event.Closed(s_now, new Actor(InQuestion, "h"), ReferralResult.NotEstablished, Reasons)));
        Assert.Equal("not-assigned-body", Refusal(In("assigned"), new Event.Closed(s_now, new Actor("other", "h"), ReferralResult.NotEstablished, Reasons)));
        var named = Accepted(In("suspected"), new Event.Assigned(s_now, new Actor("authority", "a"), Body, "b2")).Case;
        Assert.Equal("not-assigned-body", Refusal(named, Happening("closed")));
        Accepted(named, new Event.Closed(s_now, new Actor(Body, "b2"), ReferralResult.Excused, Reasons));
        Assert.Equal("not-unit-in-question", Refusal(In("assigned"), new Event.Answered(s_now, new Actor(Body, "h"))));
    }

    [Theory]
    [InlineData("", "reasons-missing")]
    [InlineData("经核实，情况属实，依法处理。", "reasons-empty-words")]
    public void Result_needs_reasons_of_substance(string reasons, string code) =>
        Assert.Equal(code, Refusal(In("answered"), new Event.Closed(s_now, new Actor(Body, "b"), ReferralResult.Established, reasons)));

    [Fact]
    public void Fact_that_vanishes_is_noted_also_when_closed_and_nothing_is_taken_back()
    {
        var noted = Accepted(In("closed"), Happening("fact-vanished"));
        Assert.Equal((ReferralStage.Closed, ReferralResult.Established, s_now), (noted.Case.Stage, noted.Case.Result, noted.Case.FactVanishedAt));
        var again = Accepted(noted.Case, new Event.BreachedAgain(s_now, s_now.AddDays(1)));
        Assert.Equal((null, s_now.AddDays(1)), (again.Case.FactVanishedAt, again.Case.Since));
    }

    [Fact]
    public void Who_explains_itself_before_anybody_looks_into_it_is_heard_when_somebody_does() => Assert.Equal(
        ReferralStage.Answered, Accepted(Accepted(In("suspected"), Happening("answered")).Case, Happening("assigned")).Case.Stage);

    [Fact]
    public void Same_breach_again_says_nothing_new() => Assert.Empty(Accepted(In("suspected"), new Event.BreachedAgain(s_now, s_now)).History);

    [Fact]
    public void Everybody_concerned_is_told_of_assignment_answer_and_result()
    {
        Assert.Equal([(Body, ReferralNotice.Assigned), (InQuestion, ReferralNotice.AnswerAsked)], Told(In("suspected"), "assigned"));
        Assert.Equal([(Body, ReferralNotice.Answered)], Told(In("assigned"), "answered"));
        Assert.Equal([(InQuestion, ReferralNotice.Closed)], Told(In("answered"), "closed"));
        Assert.Empty(Told(null, "opened"));
    }

    [Property(MaxTest = 200)]
    public Property Whatever_happens_the_history_only_grows_and_a_result_stays() => Prop.ForAll(
        Gen.Choose(1, 6).ListOf().ToArbitrary(), picks =>
        {
            var state = In("suspected");
            ReferralResult? result = null;
            foreach (var pick in picks)
            {
                if (Decide(state, Happening(s_events[pick])) is Verdict.Accepted accepted) state = accepted.Case;
                if (result is not null && state!.Result != result) return false;
                result = state!.Result;
            }

            return state!.Unit == InQuestion && state.SourceCaseId == "o1";
        });

    private static IEnumerable<(string, ReferralNotice)> Told(ReferralCase? state, string happened) =>
        Accepted(state, Happening(happened)).Duties.OfType<ReferralDuty.Notify>().Select(notice => (notice.Unit, notice.Kind));

    private static Verdict Decide(ReferralCase? state, Event happened) => ReferralProcedure.Standard.Decide(state, happened, WorkingCalendar.Shipped);

    private static Verdict.Accepted Accepted(ReferralCase? state, Event happened) => Assert.IsType<Verdict.Accepted>(Decide(state, happened));

    private static string Refusal(ReferralCase? state, Event happened) => Assert.IsType<Verdict.Refused>(Decide(state, happened)).Why.Code;

    private static ReferralCase? In(string stage) => stage switch
    {
        "none" => null,
        "suspected" => Accepted(null, Happening("opened")).Case,
        "assigned" => Accepted(In("suspected"), Happening("assigned")).Case,
        "answered" => Accepted(In("assigned"), Happening("answered")).Case,
        _ => Accepted(In("answered"), Happening("closed")).Case,
    };

    private static Event Happening(string name) => name switch
    {
        "opened" => new Event.Opened(s_now, "f1", InQuestion, "objection-overdue", "o1", s_now),
        "breached-again" => new Event.BreachedAgain(s_now, s_now),
        "fact-vanished" => new Event.FactVanished(s_now, "n1", "国办发明电〔2026〕9号"),
        "assigned" => new Event.Assigned(s_now, new Actor("authority", "a"), Body, null),
        "answered" => new Event.Answered(s_now, new Actor(InQuestion, "h")),
        "closed" => new Event.Closed(s_now, new Actor(Body, "b"), ReferralResult.Established, Reasons),
        _ => new Event.TimePassed(s_now),
    };
}
