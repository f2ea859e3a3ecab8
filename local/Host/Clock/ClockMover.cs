namespace CreditFunctions.Local.Clock;

/// <summary>Moves a controlled clock from due time to due time, and lets everything fall quiet at each before it goes on.</summary>
internal sealed class ClockMover(ControlledClock clock, IReadOnlyCollection<IClockDriven> parts, Action<DateTimeOffset> moved) : IDisposable
{
    // A part that is due now, yet quiet, and stays so, would hold the clock for ever.
    private const int StepsWithoutProgress = 1000;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Moves on by a while.</summary>
    public Task<DateTimeOffset> AdvanceAsync(TimeSpan span, CancellationToken cancellationToken) =>
        MoveAsync(() => clock.GetUtcNow() + span, cancellationToken);

    /// <summary>Moves on to an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is past.</exception>
    public Task<DateTimeOffset> MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        MoveAsync(() => instant, cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<DateTimeOffset> MoveAsync(Func<DateTimeOffset> target, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var end = target();
            ArgumentOutOfRangeException.ThrowIfLessThan(end, clock.GetUtcNow(), nameof(target));
            clock.MovesTo = end;
            await WhenQuietAsync(cancellationToken);
            for (var still = 0; NextDue() is { } due && due <= end;)
            {
                var now = clock.GetUtcNow();
                still = due > now ? 0 : still + 1;
                if (still > StepsWithoutProgress) throw new InvalidOperationException($"Work due at {due:O} is never done: the clock cannot move on.");
                await StepAsync(due > now ? due : now, cancellationToken);
            }

            // A wait for quiet alone moves nothing.
            if (clock.GetUtcNow() < end) await StepAsync(end, cancellationToken);
            return clock.GetUtcNow();
        }
        finally
        {
            clock.MovesTo = clock.GetUtcNow();
            _oneAtATime.Release();
        }
    }

    private async Task StepAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        // Stored first: a host that dies here starts no earlier than what its parts may have seen.
        moved(instant);
        clock.MoveTo(instant);
        await WhenQuietAsync(cancellationToken);
    }

    private async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        // One part may wake another: quiet is when all are, looked at twice with room for continuations between.
        for (var agreed = 0; agreed < 2;)
        {
            foreach (var part in parts) await part.WhenQuietAsync(cancellationToken);
            await Task.Yield();
            agreed = parts.All(part => part.IsQuiet) ? agreed + 1 : 0;
        }
    }

    private DateTimeOffset? NextDue() => parts.Select(part => part.NextDue).Append(clock.NextDue).Min();
}
