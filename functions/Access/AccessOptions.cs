namespace CreditFunctions.Access;

/// <summary>Which tokens are trusted; settings <c>Identity__…</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>The OpenID Connect authority that signs tokens; its discovery document gives issuer and keys.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>The audience that a token must name.</summary>
    public string Audience { get; set; } = "credit-functions";

    /// <summary>How far clocks may differ, seconds.</summary>
    public int ClockSkewSeconds { get; set; } = 60;
}
