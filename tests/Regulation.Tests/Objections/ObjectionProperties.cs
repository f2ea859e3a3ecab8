using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Event = CreditFunctions.Regulation.Objections.ObjectionEvent;

namespace CreditFunctions.Regulation.Tests.Objections;

/// <summary>Something that somebody tries, some hours after the last thing.</summary>
public sealed record Attempt(int What, int HoursLater);

public static class ObjectionArbitraries
{
    public static Arbitrary<Attempt> Attempts() =>
        (from what in Gen.Choose(0, 12) from hours in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(100, 400))) select new Attempt(what, hours))
        .ToArbitrary();
}

/// <summary>Whatever is tried, in whatever order.</summary>
[Trait("Article", "25")]
[Properties(Arbitrary = [typeof(ObjectionArbitraries)], MaxTest = 400)]
public class ObjectionProperties
{
    [Property]
    public bool Deadline_never_moves_by_anything_but_a_calendar(Attempt[] attempts)
    {
        var deadline = new Story().File().Case!.Deadline;
        return Played(attempts).All(objection => objection.Deadline == deadline);
    }

    [Property]
    public bool There_are_never_two_decisions_two_tellings_or_a_decision_after_a_withdrawal(Attempt[] attempts)
    {
        var history = History(attempts);
        return history.OfType<Event.Decided>().Count() + history.OfType<Event.Withdrawn>().Count() <= 1
            && history.OfType<Event.Told>().Count() <= 1;
    }

    [Property]
    public bool Open_case_always_has_a_next_wake_in_the_future(Attempt[] attempts) => Played(attempts).All(objection =>
        ObjectionProcedure.Standard.NextWake(objection, objection.SeenUpTo, WorkingCalendar.Shipped) is { } wake ? wake > objection.SeenUpTo : !objection.IsOpen);

    [Property]
    public bool Case_falls_overdue_once_exactly_if_it_is_open_after_its_deadline(Attempt[] attempts)
    {
        var story = new Story().File();
        foreach (var attempt in attempts) Try(story, attempt);
        var openUntil = story.Case!.ToldAt ?? story.Case.WithdrawnAt ?? story.Case.SeenUpTo;
        var fell = story.Brought(PassageOfTime.FellOverdue);
        return fell == story.Duties.OfType<Duty.OpenReferral>().Count() && fell == (openUntil >= story.Case.Deadline.End ? 1 : 0);
    }

    [Property]
    public bool History_is_in_order_and_every_duty_has_its_own_id(Attempt[] attempts)
    {
        var story = new Story().File();
        foreach (var attempt in attempts) Try(story, attempt);
        var times = story.History.Select(entry => entry.At).ToList();
        // Two acts of one kind in the same instant are one occasion; duties of different kinds never share an id.
        return times.SequenceEqual(times.Order())
            && story.Duties.Distinct().GroupBy(duty => duty.Id).All(same => same.Select(duty => duty.GetType()).Distinct().Count() == 1);
    }

    [Property]
    public bool Everything_done_leaves_nothing_outstanding(Attempt[] attempts)
    {
        var story = new Story().File();
        foreach (var attempt in attempts) Try(story, attempt);
        story.DoDuties();
        return story.Case!.Outstanding.All(duty => duty is Duty.DeliverResult && story.Case.Stage == ObjectionStage.Decided);
    }

    private static List<ObjectionCase> Played(Attempt[] attempts)
    {
        var story = new Story().File();
        List<ObjectionCase> cases = [story.Case!];
        foreach (var attempt in attempts)
        {
            Try(story, attempt);
            cases.Add(story.Case!);
        }

        return cases;
    }

    private static IReadOnlyList<ObjectionEvent> History(Attempt[] attempts)
    {
        var story = new Story().File();
        foreach (var attempt in attempts) Try(story, attempt);
        return story.History;
    }

    private static void Try(Story story, Attempt attempt)
    {
        var at = story.Case!.SeenUpTo.AddHours(attempt.HoursLater);
        var decider = new Actor(story.Case.DecidingBody, "h1");
        story.Play(attempt.What switch
        {
            0 => new Event.SupplementRequested(at, decider),
            1 => new Event.SupplementGiven(at, Story.ApplicantPerson),
            2 => new Event.VerificationRequested(at, decider, Story.Verifier),
            3 => new Event.VerificationGiven(at, Story.VerifyingPerson),
            4 => new Event.Transferred(at, decider, story.Case.DecidingBody == Story.Decider ? Story.Other : Story.Decider, "管理权限"),
            5 => Story.Decision(at, by: story.Case.DecidingBody),
            6 => Story.Decision(at, ObjectionOutcome.Deleted, story.Case.DecidingBody),
            7 => Story.Told(at),
            8 => new Event.Withdrawn(at, Story.ApplicantPerson),
            9 => new Event.TimePassed(at),
            10 => new Event.DutiesDone(at, [.. story.Case.Outstanding.Take(2).Select(duty => duty.Id)]),
            11 => new Event.DutyFailed(at, story.Case.Outstanding.Count == 0 ? "none" : story.Case.Outstanding[0].Id, "storage"),
            _ => Story.Filed(at),
        });
    }
}
