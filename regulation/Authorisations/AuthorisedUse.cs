using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Authorisations;

/// <summary>Whether an authorisation allows a query now (经书面授权查询, art. 24). Pure: decided anew at every query.</summary>
public static class AuthorisedUse
{
    /// <summary>
    /// For so long after its one use the same request may be made again: whoever lost the answer, by a broken line or a crash between the use
    /// and its answer, still gets it.
    /// </summary>
    public static TimeSpan Repeatable { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Decides.</summary>
    /// <param name="authorisation">The authorisation as it stands.</param>
    /// <param name="caller">What the caller is: its body, itself, or both.</param>
    /// <param name="now">The moment, any offset.</param>
    /// <param name="request">Names the request, or null where nothing names it.</param>
    public static UseDecision Decide(Authorisation authorisation, IReadOnlyCollection<Grantee> caller, DateTimeOffset now, string? request)
    {
        if (!caller.Contains(authorisation.Grantee)) return UseDecision.NotGrantee;
        if (authorisation.RevokedAt is not null) return UseDecision.Revoked;
        var today = ChinaTime.DateOf(now);
        if (!authorisation.Period.Holds(today)) return authorisation.Period.IsAhead(today) ? UseDecision.NotYet : UseDecision.Expired;
        if (authorisation.Uses == AuthorisedUses.Many) return UseDecision.Allowed;
        if (authorisation.UsedAt is not { } used) return UseDecision.Consume;
        return request is not null && request == authorisation.UsedFor && now - used <= Repeatable ? UseDecision.Allowed : UseDecision.Used;
    }

    /// <summary>True where the query may be answered; <see cref="UseDecision.Consume"/> only once the use is stored.</summary>
    public static bool IsAllowed(this UseDecision decision) => decision is UseDecision.Allowed or UseDecision.Consume;

    /// <summary>How it stands, for its subject.</summary>
    public static AuthorisationState StateAt(this Authorisation authorisation, DateTimeOffset now) =>
        Decide(authorisation, [authorisation.Grantee], now, null) switch
        {
            UseDecision.Revoked => AuthorisationState.Revoked,
            UseDecision.Expired => AuthorisationState.Expired,
            UseDecision.NotYet => AuthorisationState.Ahead,
            UseDecision.Used => AuthorisationState.Used,
            _ => AuthorisationState.Live,
        };
}

/// <summary>Whether a query is allowed, and what has to be done first. Whoever asks learns only yes or no.</summary>
public enum UseDecision
{
    /// <summary>It may be answered.</summary>
    Allowed,
    /// <summary>It may be answered once its one use is stored.</summary>
    Consume,
    /// <summary>The caller is not whom the subject authorised.</summary>
    NotGrantee,
    /// <summary>Its period has not begun.</summary>
    NotYet,
    /// <summary>Its period is over.</summary>
    Expired,
    /// <summary>The subject revoked it.</summary>
    Revoked,
    /// <summary>Its one use was made.</summary>
    Used,
}

/// <summary>How an authorisation stands.</summary>
public enum AuthorisationState
{
    /// <summary>Its period has not begun.</summary>
    Ahead,
    /// <summary>It can be used.</summary>
    Live,
    /// <summary>Its one use was made.</summary>
    Used,
    /// <summary>Its period is over.</summary>
    Expired,
    /// <summary>The subject revoked it.</summary>
    Revoked,
}
