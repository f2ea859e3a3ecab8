namespace CreditFunctions.Regulation.Cases;

/// <summary>What the rules say to an event.</summary>
public abstract record Verdict<TCase, TEvent, TDuty>
{
    private Verdict()
    {
    }

    /// <summary>It happens.</summary>
    /// <param name="Case">The case from now on. Its outstanding duties hold the new ones.</param>
    /// <param name="History">What goes into the list of events, in order: first what time brought, then the event. Empty where nothing happened.</param>
    /// <param name="Duties">The duties that arose just now.</param>
    public sealed record Accepted(TCase Case, IReadOnlyList<TEvent> History, IReadOnlyList<TDuty> Duties) : Verdict<TCase, TEvent, TDuty>;

    /// <summary>It cannot happen.</summary>
    public sealed record Refused(Refusal Why) : Verdict<TCase, TEvent, TDuty>;
}
