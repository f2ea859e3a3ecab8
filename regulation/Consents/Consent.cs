namespace CreditFunctions.Regulation.Consents;

/// <summary>
/// A natural person's consent (本人或者其监护人同意, art. 7): one provider may collect named items of market information for one agreed purpose,
/// for a time.
/// </summary>
/// <param name="Provider">Who may collect, by unified social credit code.</param>
/// <param name="Items">Codes of catalogue items.</param>
/// <param name="Purpose">The one agreed purpose (约定用途).</param>
/// <param name="Period">For how long it was agreed that the information is collected and used.</param>
/// <param name="Form">How it was given.</param>
public sealed record Consent(string Provider, IReadOnlyList<string> Items, string Purpose, AgreedPeriod Period, ConsentForm Form)
{
    /// <summary>Since when it is withdrawn (撤回同意), UTC, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Whether it lets a provider collect an item on a day.</summary>
    /// <param name="provider">The provider's unified social credit code.</param>
    /// <param name="item">The item's code.</param>
    /// <param name="purpose">The purpose that the provider names, or null where it names none: then it is bound by the consent's own.</param>
    /// <param name="day">The day of collection, China.</param>
    public bool Covers(string provider, string item, string? purpose, DateOnly day) =>
        WithdrawnAt is null && Provider == provider && Items.Contains(item) && Period.Holds(day)
        && (string.IsNullOrWhiteSpace(purpose) || AgreedPurpose.AreSame(purpose, Purpose));

    /// <summary>How it stands on a day.</summary>
    public ConsentState StateOn(DateOnly day) => WithdrawnAt is not null ? ConsentState.Withdrawn
        : Period.Holds(day) ? ConsentState.Live
        : Period.IsAhead(day) ? ConsentState.Ahead : ConsentState.Expired;
}

/// <summary>How a consent was given.</summary>
public enum ConsentForm
{
    /// <summary>网上: by the person itself, signed in.</summary>
    Online,
    /// <summary>书面: on paper, through the provider.</summary>
    Paper,
    /// <summary>监护人: by the guardian of a minor or ward, through the provider.</summary>
    Guardian,
}

/// <summary>How a consent stands.</summary>
public enum ConsentState
{
    /// <summary>Its period has not begun.</summary>
    Ahead,
    /// <summary>It can be rested on.</summary>
    Live,
    /// <summary>Its period is over.</summary>
    Expired,
    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
