namespace CreditFunctions.Regulation.Cases;

/// <summary>What one event does by itself: a refusal, or the case after it.</summary>
/// <param name="Case">The case after the event; null where it is refused.</param>
/// <param name="Recorded">What the list of events shows; null where nothing happened.</param>
/// <param name="Duties">What must be done because of it.</param>
/// <param name="Refusal">Why it cannot happen.</param>
public sealed record Step<TCase, TEvent, TDuty>(TCase? Case, TEvent? Recorded, IReadOnlyList<TDuty> Duties, Refusal? Refusal = null)
    where TCase : class
    where TEvent : class
{
    public static implicit operator Step<TCase, TEvent, TDuty>(Refusal why) => new(null, null, [], why);
}
