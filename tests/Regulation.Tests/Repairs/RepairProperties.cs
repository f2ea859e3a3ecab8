using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Repairs;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Event = CreditFunctions.Regulation.Repairs.RepairEvent;

namespace CreditFunctions.Regulation.Tests.Repairs;

/// <summary>Something that somebody tries, some hours after the last thing.</summary>
public sealed record RepairAttempt(int What, int HoursLater);

public static class RepairArbitraries
{
    public static Arbitrary<RepairAttempt> Attempts() =>
        (from what in Gen.Choose(0, 10) from hours in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(100, 400))) select new RepairAttempt(what, hours))
        .ToArbitrary();
}

/// <summary>Whatever is tried, in whatever order.</summary>
[Trait("Article", "26")]
[Properties(Arbitrary = [typeof(RepairArbitraries)], MaxTest = 300)]
public class RepairProperties
{
    [Property]
    public bool A_repair_ends_once_and_its_information_is_amended_at_most_once(RepairAttempt[] attempts)
    {
        var story = Played(attempts);
        return story.History.Count(entry => entry is Event.Decided or Event.Withdrawn or Event.Overtaken) <= 1
            && story.History.OfType<Event.Told>().Count() <= 1
            && story.Duties.OfType<RepairDuty.AmendTarget>().Count() == (story.Case!.Outcome == RepairOutcome.Granted ? 1 : 0);
    }

    [Property]
    public bool Open_case_always_has_a_next_wake_in_the_future(RepairAttempt[] attempts)
    {
        var repair = Played(attempts).Case!;
        return RepairProcedure.Standard.NextWake(repair, repair.SeenUpTo, WorkingCalendar.Shipped) is { } wake
            ? wake > repair.SeenUpTo : !repair.IsOpen;
    }

    [Property]
    public bool Case_falls_overdue_once_exactly_if_it_is_open_after_its_deadline(RepairAttempt[] attempts)
    {
        var story = Played(attempts);
        var openUntil = story.Case!.ToldAt ?? story.Case.ClosedAt ?? story.Case.SeenUpTo;
        var fell = story.Brought(RepairMilestone.FellOverdue);
        return fell == story.Duties.OfType<RepairDuty.OpenReferral>().Count() && fell == (openUntil >= story.Case.Deadline.End ? 1 : 0);
    }

    [Property]
    public bool History_is_in_order_and_everything_done_leaves_nothing_outstanding_but_an_undelivered_result(RepairAttempt[] attempts)
    {
        var story = Played(attempts);
        var times = story.History.Select(entry => entry.At).ToList();
        return times.SequenceEqual(times.Order())
            && story.DoDuties().Case!.Outstanding.All(duty => duty is RepairDuty.DeliverResult && story.Case!.Stage == RepairStage.Decided);
    }

    private static RepairStory Played(RepairAttempt[] attempts)
    {
        var story = new RepairStory().Apply();
        foreach (var attempt in attempts)
        {
            var at = story.Case!.SeenUpTo.AddHours(attempt.HoursLater);
            story.Play(attempt.What switch
            {
                0 => new Event.Supplemented(at, RepairStory.ApplicantPerson),
                1 => RepairStory.Decision(at),
                2 => RepairStory.Decision(at, RepairOutcome.Rejected),
                3 => RepairStory.Told(at),
                4 => new Event.Withdrawn(at, RepairStory.ApplicantPerson),
                5 => new Event.TargetChanged(at, "o1"),
                6 => new Event.Overtaken(at, "o1"),
                7 => new Event.DutiesDone(at, [.. story.Case.Outstanding.Take(2).Select(duty => duty.Id)]),
                8 => new Event.DutyFailed(at, story.Case.Outstanding.Count == 0 ? "none" : story.Case.Outstanding[0].Id, "storage"),
                9 => RepairStory.Applied(at),
                _ => new Event.TimePassed(at),
            });
        }

        return story;
    }
}
