using CreditFunctions.Local.Clock;

namespace CreditFunctions.Local.Tests.Clock;

public sealed class ClockMoverTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 24, 1, 0, 0, TimeSpan.Zero);
    private readonly ControlledClock _clock = new(Start);
    private readonly List<DateTimeOffset> _stored = [];

    [Fact]
    public async Task Time_moves_from_due_time_to_due_time_and_each_is_done_before_the_next()
    {
        var part = new Part(_clock, Start.AddHours(1), Start.AddHours(5), Start.AddHours(30));
        using var mover = new ClockMover(_clock, [part], _stored.Add);
        Assert.Equal(Start.AddDays(1), await mover.AdvanceAsync(TimeSpan.FromDays(1), CancellationToken.None));
        Assert.Equal([Start.AddHours(1), Start.AddHours(5)], part.DoneAt);
        Assert.Equal([Start.AddHours(1), Start.AddHours(5), Start.AddDays(1)], _stored);
        Assert.Equal(Start.AddHours(30), part.NextDue);
    }

    [Fact]
    public async Task Work_that_one_part_gives_another_is_done_before_time_moves_on()
    {
        var second = new Part(_clock);
        var first = new Part(_clock, Start.AddHours(1), Start.AddHours(2)) { After = second.Plan };
        using var mover = new ClockMover(_clock, [first, second], _ => { });
        await mover.MoveToAsync(Start.AddHours(3), CancellationToken.None);
        Assert.Equal([Start.AddHours(1), Start.AddHours(2)], second.DoneAt);
    }

    [Fact]
    public async Task What_is_due_at_the_very_end_is_done_too()
    {
        var part = new Part(_clock, Start.AddDays(1));
        using var mover = new ClockMover(_clock, [part], _ => { });
        await mover.AdvanceAsync(TimeSpan.FromDays(1), CancellationToken.None);
        Assert.Equal([Start.AddDays(1)], part.DoneAt);
    }

    [Fact]
    public async Task Timers_on_the_clock_are_due_times_too()
    {
        using var mover = new ClockMover(_clock, [], _stored.Add);
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan);
        await mover.AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Equal([Start.AddMinutes(7), Start.AddHours(1)], _stored);
    }

    [Fact]
    public async Task Time_never_moves_back()
    {
        using var mover = new ClockMover(_clock, [], _stored.Add);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => mover.MoveToAsync(Start.AddTicks(-1), CancellationToken.None));
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task A_part_that_never_does_what_is_due_stops_the_move_with_an_error()
    {
        using var mover = new ClockMover(_clock, [new Stuck(Start.AddHours(1))], _ => { });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => mover.AdvanceAsync(TimeSpan.FromDays(1), CancellationToken.None));
        Assert.Contains("never done", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Does each piece of work that is due on another thread, as the engine does.</summary>
    private sealed class Part(ControlledClock clock, params DateTimeOffset[] due) : IClockDriven
    {
        private readonly Lock _gate = new();
        private readonly SortedSet<DateTimeOffset> _due = [.. due];

        public List<DateTimeOffset> DoneAt { get; } = [];

        public Action<DateTimeOffset>? After { get; init; }

        public DateTimeOffset? NextDue
        {
            get
            {
                lock (_gate) return _due.Count == 0 ? null : _due.Min;
            }
        }

        public bool IsQuiet => !(NextDue <= clock.GetUtcNow());

        public void Plan(DateTimeOffset instant)
        {
            lock (_gate) _due.Add(instant);
        }

        public async Task WhenQuietAsync(CancellationToken cancellationToken)
        {
            while (!IsQuiet)
            {
                await Task.Yield();
                var now = clock.GetUtcNow();
                After?.Invoke(now);
                lock (_gate)
                {
                    DoneAt.Add(now);
                    _due.Remove(_due.Min);
                }
            }
        }
    }

    private sealed class Stuck(DateTimeOffset due) : IClockDriven
    {
        public DateTimeOffset? NextDue => due;

        public bool IsQuiet => true;

        public Task WhenQuietAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
