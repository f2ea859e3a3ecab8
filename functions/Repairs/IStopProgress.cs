namespace CreditFunctions.Repairs;

/// <summary>A room whose punishments are stopped when what they rest on is repaired: how far the stop got (art. 27).</summary>
internal interface IStopProgress
{
    /// <summary>Each unit that applied a punishment on it, and whether it confirmed that it stopped; empty where nothing rested on it.</summary>
    Task<IReadOnlyList<StoppedUnit>> OfGroundAsync(string subjectId, string groundId, CancellationToken cancellationToken);
}

/// <summary>A unit that must stop a punishment.</summary>
/// <param name="ActionId">The joint action.</param>
/// <param name="Unit">By unified social credit code.</param>
/// <param name="ConfirmedAt">When it confirmed, or null: ended, unconfirmed.</param>
internal sealed record StoppedUnit(string ActionId, string Unit, DateTimeOffset? ConfirmedAt);
