namespace CreditFunctions.Regulation.Grants;

/// <summary>How large grants may be. They bound what every query reads.</summary>
public static class GrantLimits
{
    /// <summary>Grants of one unit that are in force at a time.</summary>
    public const int GrantsInForce = 30;

    /// <summary>Other units for which one unit may supply, over all its grants.</summary>
    public const int Units = 500;

    /// <summary>Characters of a law's name.</summary>
    public const int Law = 100;

    /// <summary>Characters of an article.</summary>
    public const int Article = 50;

    /// <summary>Characters of a revocation's reason.</summary>
    public const int Reason = 1000;
}
