using CreditFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.KeyRotation;

/// <summary>
/// After a master key was added: brings what stands under older ones under the newest, while the app is in use. Cut off at any instant, the next
/// run goes on where this one was. Once all is done, the older keys can be retired.
/// </summary>
internal sealed class KeyRewrap(IEnumerable<IRewrapping> rewrappings, RewrapProgress progress, KeyRing keys, TimeProvider clock, ILogger<KeyRewrap> logger)
{
    // Well within what a plan gives a function; the next run goes on.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(20);

    /// <summary>Cost: none where there is one version, 1 round trip where all is done; else those of the steps, and 1 a step.</summary>
    /// <returns>True where nothing rests on an older key any more.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!keys.Versions.Skip(1).Any()) return true;
        if (await progress.IsDoneAsync(keys.Current, cancellationToken)) return true;
        var (until, rewrapped, stuck) = (clock.GetUtcNow() + s_longest, 0, 0);
        foreach (var rewrapping in rewrappings.OrderBy(one => one.Order))
        {
            foreach (var place in await rewrapping.PlacesAsync(cancellationToken))
            {
                if (await GoThroughAsync(rewrapping, place, until, cancellationToken) is not { IsDone: true } gone) return false;
                (rewrapped, stuck) = (rewrapped + gone.Rewrapped, stuck + gone.Stuck);
            }
        }

        if (stuck > 0)
        {
            logger.LogError("{Count} things stay under older master keys than version {Version}: keep those keys", stuck, keys.Current);
            return false;
        }

        await progress.TryWriteAsync(new PlaceProgress(keys.Current, RewrapProgress.AllRow) { Rewrapped = rewrapped, IsDone = true }, cancellationToken);
        logger.LogInformation("All is under master key version {Version}, {Count} things anew: the versions before it can be retired", keys.Current, rewrapped);
        return true;
    }

    private async Task<PlaceProgress?> GoThroughAsync(IRewrapping rewrapping, string place, DateTimeOffset until, CancellationToken cancellationToken)
    {
        PlaceProgress? at = await progress.ReadAsync(keys.Current, place, cancellationToken);
        while (at is { IsDone: false } && clock.GetUtcNow() < until)
        {
            var step = await rewrapping.StepAsync(place, at.Continuation, cancellationToken);
            at = await progress.TryWriteAsync(at with
            {
                Rewrapped = at.Rewrapped + step.Rewrapped,
                Stuck = at.Stuck + step.Stuck,
                Continuation = step.Continuation,
                IsDone = step.Continuation is null,
            }, cancellationToken);
        }

        return at;
    }
}
