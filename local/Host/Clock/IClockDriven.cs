namespace CreditFunctions.Local.Clock;

/// <summary>A part of the host that does something when time comes: durable timers, scheduled messages, timer triggers.</summary>
/// <remarks>A controlled clock moves from due time to due time and lets every part fall quiet before it moves on.</remarks>
internal interface IClockDriven
{
    /// <summary>The earliest instant at which this part has something to do, or null where nothing is planned.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>True while nothing that is due at the clock's present time is left to do, and nothing is in flight.</summary>
    bool IsQuiet { get; }

    /// <summary>Completes as soon as <see cref="IsQuiet"/> holds; another part may wake this one again later.</summary>
    Task WhenQuietAsync(CancellationToken cancellationToken);
}
