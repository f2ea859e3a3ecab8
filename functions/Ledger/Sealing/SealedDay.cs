using CreditFunctions.Regulation.Calendar;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>
/// The day, in China, of the newest seal. A seal leaves no day before its yesterday open, so that a process whose clock is behind must not write
/// there: no sealer would look at it any more.
/// </summary>
/// <remarks>Cost: none; once an hour 1 round trip for each seal that is new to the process, and at its first look as <see cref="SealStore.NewestAsync"/>.</remarks>
internal sealed class SealedDay(SealStore seals, TimeProvider clock, ILogger<SealedDay> logger)
{
    // Far less than the day that a seal leaves open.
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromHours(1);
    private DateOnly _day;
    private long? _looked;

    /// <summary>The day as it was known at most an hour ago; the first of all days before the first seal.</summary>
    public async ValueTask<DateOnly> NowAsync(CancellationToken cancellationToken)
    {
        if (_looked is { } looked && clock.GetElapsedTime(looked) < s_lookAgain) return _day;
        try
        {
            if (await seals.NewestAsync(cancellationToken) is { } newest) _day = ChinaTime.DateOf(newest.Checkpoint.SealedAt);
        }
        catch (InvalidDataException error)
        {
            // Somebody changed a seal: the sealer stops at it and the verifier names it. Who looks at whom is written down all the same.
            logger.LogError(error, "The newest seal can't be read; entries go under the day of the clock, or of the last seal that could be");
        }

        _looked = clock.GetTimestamp();
        return _day;
    }
}
