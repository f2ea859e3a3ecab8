using System.Text.Json;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Histories;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>What a unit's orchestration does when it is rung, by what the ring says.</summary>
public sealed class UnitOrchestratorTests
{
    private static readonly DateTime s_begins = new(2026, 9, 24, 1, 0, 0, DateTimeKind.Utc), s_wakes = s_begins.AddDays(2);

    [Theory]
    [InlineData(-1)]
    [InlineData(+5)]
    [Trait("Article", "27")]
    public void Ring_with_a_time_reads_nothing_and_waits_for_the_earlier(int days)
    {
        var told = s_wakes.AddDays(days);
        var timer = Assert.IsType<TimerCreated>(Assert.Single(Rung(UnitBell.At(told)).Turn.Scheduled));
        Assert.Equal(days < 0 ? told : s_wakes, timer.FireAt.UtcDateTime);
    }

    [Fact]
    [Trait("Article", "19")]
    public void Ring_that_says_it_is_over_ends_it_without_a_look() => Assert.IsType<Completed>(Rung(UnitBell.At(null)).Ending);

    /// <summary>Rings of a release that put the instance's id into them are such.</summary>
    [Theory]
    [InlineData(UnitBell.Look)]
    [InlineData("jgbmztkmciyzul4r6j2ixns4s-1122030010500776XM")]
    public void Any_other_ring_makes_it_look(string ring) =>
        Assert.Equal(UnitActivities.One, Assert.IsType<TaskScheduled>(Assert.Single(Rung(ring).Turn.Scheduled)).Name);

    private static TurnOutcome Rung(string ring)
    {
        var input = new UnitInput("j1", "11220300MB0000001X", s_wakes, JointActionUnitOrchestrator.Version);
        var run = new SavedHistory(JointActionUnitOrchestrator.Name, "j1-11220300MB0000001X", JsonSerializer.Serialize(input), []).Replay(new AppOrchestrators());
        run.Run(s_begins, [new ExecutionStarted()]);
        return run.Run(s_begins.AddHours(1), [new EventRaised(CaseBell.Event, JsonSerializer.Serialize(ring))]);
    }
}
