using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Event = CreditFunctions.Regulation.Determinations.DeterminationEvent;
using static CreditFunctions.Regulation.Tests.Determinations.DeterminationStory;

namespace CreditFunctions.Regulation.Tests.Determinations;

/// <summary>Something that somebody tries, some hours after the last thing.</summary>
public sealed record TriedStep(int What, int HoursLater);

public static class TriedStepArbitraries
{
    public static Arbitrary<TriedStep> Steps() =>
        (from what in Gen.Choose(0, 10) from hours in Gen.Frequency((4, Gen.Choose(0, 60)), (1, Gen.Choose(200, 4000))) select new TriedStep(what, hours))
        .ToArbitrary();
}

/// <summary>Whatever is tried, in whatever order.</summary>
[Trait("Article", "23")]
[Properties(Arbitrary = [typeof(TriedStepArbitraries)], MaxTest = 300)]
public class DeterminationProperties
{
    [Property]
    public bool Nobody_is_listed_without_service_and_a_window_that_is_over_and_a_second_person(TriedStep[] steps)
    {
        var story = Played(steps);
        return story.History.OfType<Event.Decided>().All(decided => decided.By.Person != story.Case!.Proposer
            && story.Case.ServedAt is not null && decided.At >= story.Case.Window!.End);
    }

    [Property]
    public bool Every_statement_before_the_decision_is_answered_by_it(TriedStep[] steps)
    {
        var story = Played(steps);
        var decided = story.History.ToList().FindIndex(happened => happened is Event.Decided);
        return decided < 0 || story.History.Take(decided).OfType<Event.StatementGiven>().Count() == ((Event.Decided)story.History[decided]).AnsweredStatements;
    }

    [Property]
    public bool Case_ends_once_and_whatever_rested_on_a_listing_is_told_once(TriedStep[] steps)
    {
        var story = Played(steps);
        var ended = story.Duties.OfType<DeterminationDuty.EndGround>().Count();
        return story.History.OfType<Event.Decided>().Count() <= 1
            && ended == (story.Case is { Stage: DeterminationStage.Ended, Outcome: DeterminationOutcome.Listed } ? 1 : 0);
    }

    [Property]
    public bool Open_case_always_has_a_next_wake_in_the_future(TriedStep[] steps)
    {
        var story = Played(steps);
        story.DoDuties();
        return story.NextWake() is { } wake ? wake > story.Case!.SeenUpTo : !story.Case!.IsOpen;
    }

    [Property]
    public bool History_is_in_order_and_every_duty_has_its_own_id(TriedStep[] steps)
    {
        var story = Played(steps);
        var times = story.History.Select(entry => entry.At).ToList();
        return times.SequenceEqual(times.Order())
            && story.Duties.Distinct().GroupBy(duty => duty.Id).All(same => same.Select(duty => duty.GetType()).Distinct().Count() == 1);
    }

    [Property]
    public bool Listing_is_shown_as_over_no_later_than_its_last_day(TriedStep[] steps)
    {
        var story = Played(steps);
        return story.Case!.Until is not { } until || (!story.Case.IsListedOn(until.AddDays(1)) && until <= new DateOnly(2100, 1, 1));
    }

    [Property]
    public bool Case_comes_back_from_JSON_as_it_was(TriedStep[] steps)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Played(steps).Case);
        return json == System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<Determination>(json));
    }

    private static DeterminationStory Played(TriedStep[] steps)
    {
        var story = Opened();
        foreach (var step in steps) story.Play(Happening(step.What, story.Case!.SeenUpTo.AddHours(step.HoursLater), story));
        return story;
    }

    private static Event Happening(int what, DateTimeOffset now, DeterminationStory story) => what switch
    {
        0 => new Event.Served(now, Proposer, ServiceWay.Post, now, "EMS 1"),
        1 => new Event.ServiceFailed(now, Proposer, ServiceFailure.Unreachable, "查无此址"),
        2 => new Event.StatementGiven(now, Party),
        3 or 4 => new Event.Decided(now, what == 3 ? Decider : Proposer, DeterminationOutcome.Listed, Decision,
            story.Case!.Statements > 0 ? Answer : null, story.Case.Statements),
        5 => new Event.Decided(now, Decider, DeterminationOutcome.NotDetermined, Decision, null, 0),
        6 => new Event.Withdrawn(now, Decider, "事实有误"),
        7 => new Event.Revoked(now, Decider, "处罚决定被撤销", "《中华人民共和国行政复议法》", "第六十四条"),
        8 => new Event.Repaired(now, Actor.System, "x1"),
        9 => new Event.RecordEnded(now, Actor.System, FirstRecord, true, "x2"),
        _ => new Event.TimePassed(now),
    };
}
