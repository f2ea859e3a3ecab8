namespace CreditFunctions.Regulation.Objections;

/// <summary>What one event does by itself: a refusal, or the case after it.</summary>
/// <param name="Case">The case after the event; null where it is refused.</param>
/// <param name="Recorded">What the list of events shows; null where nothing happened.</param>
/// <param name="Duties">What must be done because of it.</param>
/// <param name="Refusal">Why it cannot happen.</param>
internal sealed record Step(ObjectionCase? Case, ObjectionEvent? Recorded, IReadOnlyList<Duty> Duties, Refusal? Refusal = null)
{
    public static implicit operator Step(Refusal why) => new(null, null, [], why);

    /// <summary>Nothing happened.</summary>
    internal static Step Nothing(ObjectionCase objection) => new(objection, null, []);
}
