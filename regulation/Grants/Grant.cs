namespace CreditFunctions.Regulation.Grants;

/// <summary>A grant (授权, art. 7, 8, 10): what the credit authority lets a unit supply and query.</summary>
/// <param name="GrantId">Opaque.</param>
/// <param name="Terms">What it gives.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Proposed">Who proposed it, and when.</param>
public sealed record Grant(string GrantId, GrantTerms Terms, GrantStatus Status, Signature Proposed)
{
    /// <summary>Who approved it, and when; null until then.</summary>
    public Signature? Approved { get; init; }

    /// <summary>Who took it back, and when; null where nobody did.</summary>
    public Signature? Revoked { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? Reason { get; init; }

    /// <summary>True where it gives something on that day.</summary>
    public bool IsLive(DateOnly day) => Status == GrantStatus.InForce && Terms.Holds(day);

    /// <summary>How it stands on a day, as people speak of it.</summary>
    public GrantState StateOn(DateOnly day) => Status switch
    {
        GrantStatus.Revoked => GrantState.Revoked,
        _ when day > Terms.Until => GrantState.Expired,
        GrantStatus.Proposed => GrantState.Proposed,
        GrantStatus.InForce when day >= Terms.From => GrantState.InForce,
        _ => GrantState.Approved,
    };
}

/// <summary>Who did something to a grant.</summary>
/// <param name="Person">A pseudonym of the person.</param>
/// <param name="Unit">The person's unit, by unified social credit code, or null.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Key">The key under which the pseudonym was made: under another the same person has another.</param>
public sealed record Signature(string Person, string? Unit, DateTimeOffset At, int Key = 1);
