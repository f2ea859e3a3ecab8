namespace CreditFunctions.Regulation.Objections;

/// <summary>What the rules say to an event.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It happens.</summary>
    /// <param name="Case">The case from now on. Its outstanding duties hold the new ones.</param>
    /// <param name="History">What goes into the list of events, in order: first what time brought, then the event. Empty where nothing happened.</param>
    /// <param name="Duties">The duties that arose just now.</param>
    public sealed record Accepted(ObjectionCase Case, IReadOnlyList<ObjectionEvent> History, IReadOnlyList<Duty> Duties) : Verdict;

    /// <summary>It cannot happen.</summary>
    public sealed record Refused(Refusal Why) : Verdict;
}
