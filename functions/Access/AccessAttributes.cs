namespace CreditFunctions.Access;

/// <summary>Who may call a function. Every function carries exactly one; without one it answers nobody.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class AccessAttribute : Attribute;

/// <summary>Callers with one of the roles, by a valid token.</summary>
internal sealed class AllowedToAttribute(params Role[] roles) : AccessAttribute
{
    /// <summary>Any one of them is enough.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Anyone, without a token. A token that is sent must still be valid.</summary>
/// <param name="why">The article or reason that opens it.</param>
internal sealed class OpenToAnyoneAttribute(string why) : AccessAttribute
{
    /// <summary>The article or reason.</summary>
    public string Why { get; } = why;
}

/// <summary>The host alone: timers, orchestrations, activities, and messages whose sender the function checks by itself.</summary>
internal sealed class HostOnlyAttribute : AccessAttribute;

/// <summary>A query: refused attempts are logged too (art. 15(3)).</summary>
/// <param name="what">The kind of query, as it stands in the log.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class QueryAttribute(string what) : Attribute
{
    /// <summary>The kind of query.</summary>
    public string What { get; } = what;
}
