namespace CreditFunctions.Grants;

/// <summary>Settings <c>Access__…</c>.</summary>
internal sealed class GrantOptions
{
    /// <summary>
    /// What a unit may do for which no grant was ever in force: <c>deny</c>, nothing, or <c>open</c>, supply for itself and query for every
    /// purpose, so that a first run needs no set-up. Whatever else stands here is <c>deny</c>.
    /// </summary>
    public string UngrantedUnits { get; set; } = Deny;

    public const string Open = "open", Deny = "deny";

    /// <summary>True for <c>open</c>.</summary>
    public bool LeavesUngrantedAlone => UngrantedUnits.Equals(Open, StringComparison.OrdinalIgnoreCase);
}
