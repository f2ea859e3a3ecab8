namespace CreditFunctions.Local.Durable;

/// <summary>The rules for an instance's id, the same on every backend.</summary>
internal static class InstanceId
{
    public const int MaxLength = 256;

    private static readonly char[] Forbidden = ['/', '\\', '#', '?'];

    /// <summary>Throws where an id breaks a rule, and says which.</summary>
    /// <exception cref="ArgumentException">Empty, over 256 characters, a leading <c>@</c>, or one of <c>/ \ # ?</c> or a control character in it.</exception>
    public static string Check(string id, string parameterName = "instanceId") =>
        BrokenRule(id) is { } rule ? throw new ArgumentException($"An instance id {rule}.", parameterName) : id;

    private static string? BrokenRule(string? id) => id switch
    {
        null or "" => "must not be empty",
        { Length: > MaxLength } => $"has at most {MaxLength} characters; this one has {id.Length}",
        ['@', ..] => "must not begin with '@'",
        _ when id.IndexOfAny(Forbidden) is >= 0 and var at => $"must not contain '{id[at]}' (position {at}); nor may it contain / \\ # ?",
        _ when id.Any(char.IsControl) => "must not contain control characters",
        _ => null,
    };
}
