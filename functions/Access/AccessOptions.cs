namespace CreditFunctions.Access;

/// <summary>Which tokens are trusted; settings <c>Identity__…</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>The local host's own issuer, which issues any token that it is asked for: trusted only where its address is loopback, and nothing else is.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>The audience that a token of the local issuer must name.</summary>
    public string Audience { get; set; } = "credit-functions";

    /// <summary>Who signs for bodies (单位) and their systems: Microsoft Entra ID with app roles. Its tokens never make a subject.</summary>
    public IssuerOptions Bodies { get; set; } = new();

    /// <summary>Who signs for credit subjects (信用主体). Whatever its tokens claim, they make nothing but a subject.</summary>
    public IssuerOptions Subjects { get; set; } = new();

    /// <summary>
    /// The units of agencies' systems (managed identities, whose tokens name no unit): application id, with dashes or without, to unified social
    /// credit code.
    /// </summary>
    public Dictionary<string, string> Systems { get; set; } = [];

    /// <summary>How far clocks may differ, seconds; at most 300.</summary>
    public int ClockSkewSeconds { get; set; } = 60;

    /// <summary>How soon an issuer's keys may be read again, seconds, because a token named one that is not known.</summary>
    public int KeyRefreshSeconds { get; set; } = 60;

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? Fault()
    {
        if (ClockSkewSeconds is < 0 or > 300) return "Identity__ClockSkewSeconds must be from 0 to 300.";
        if (KeyRefreshSeconds < 1) return "Identity__KeyRefreshSeconds must be at least 1.";
        if (Bodies.Authority.Length > 0 && Bodies.Authority == Subjects.Authority) return "Identity__Bodies__Authority and Identity__Subjects__Authority must differ.";
        if (Authority.Length == 0) return null;
        if (!IsLoopback(Authority)) return "Identity__Authority is the local issuer's, a loopback address: set Identity__Bodies__Authority and Identity__Subjects__Authority.";
        return Bodies.Authority.Length + Subjects.Authority.Length == 0 ? null
            : "Identity__Authority (the local issuer) is trusted alone: leave it out where Identity__Bodies__Authority or Identity__Subjects__Authority is set.";
    }

    internal static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}

/// <summary>One issuer of tokens.</summary>
internal sealed class IssuerOptions
{
    /// <summary>The OpenID Connect authority; its discovery document gives issuer and keys. Empty: nobody is trusted.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>The audience that its tokens must name.</summary>
    public string Audience { get; set; } = "credit-functions";
}
