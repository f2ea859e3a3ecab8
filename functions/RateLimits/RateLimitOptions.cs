namespace CreditFunctions.RateLimits;

/// <summary>Settings <c>RateLimits__…</c>. Each bucket is one instance's: several instances together let as many times more through.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Where nothing is said: on, but off where the local issuer is trusted, for on a person's machine all requests come from one address.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// How many proxies stand before the app, each of which adds the address that it was called from to <c>X-Forwarded-For</c>: 1 in azure. 0: none, the
    /// connection's own address counts, and whatever a caller writes into the header is nothing.
    /// </summary>
    public int ForwardedHops { get; set; }

    /// <summary>Requests a minute of one client without a token.</summary>
    public int ClientPerMinute { get; set; } = 60;

    /// <summary>As many at once.</summary>
    public int ClientBurst { get; set; } = 60;

    /// <summary>What a miss costs a client: an unknown or invalid code, a bad token. A hit costs 1.</summary>
    public int MissCost { get; set; } = 6;

    /// <summary>Requests a minute of one person or system.</summary>
    public int PersonPerMinute { get; set; } = 600;

    /// <summary>As many at once.</summary>
    public int PersonBurst { get; set; } = 300;

    /// <summary>Requests a minute of one unit, all its people and systems together.</summary>
    public int UnitPerMinute { get; set; } = 6000;

    /// <summary>As many at once.</summary>
    public int UnitBurst { get; set; } = 3000;

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? Fault() =>
        ForwardedHops is < 0 or > 10 ? "RateLimits__ForwardedHops must be from 0 to 10."
        : new[] { ClientPerMinute, ClientBurst, MissCost, PersonPerMinute, PersonBurst, UnitPerMinute, UnitBurst }.Any(limit => limit < 1)
            ? "Each limit of RateLimits__… must be at least 1." : null;
}
