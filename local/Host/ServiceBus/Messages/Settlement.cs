using System.Collections.ObjectModel;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>What a receiver decided about a locked message.</summary>
/// <param name="Properties">Application properties that the receiver set; they stay with the message.</param>
internal abstract record Settlement(IReadOnlyDictionary<string, object> Properties)
{
    private static readonly ReadOnlyDictionary<string, object> None = new(new Dictionary<string, object>());

    /// <summary>Done with.</summary>
    public sealed record Complete() : Settlement(None);

    /// <summary>To be delivered again at once; the delivery counts.</summary>
    public sealed record Abandon(IReadOnlyDictionary<string, object>? Modified = null) : Settlement(Modified ?? None);

    /// <summary>Set aside, to be asked for by its number.</summary>
    public sealed record Defer(IReadOnlyDictionary<string, object>? Modified = null) : Settlement(Modified ?? None);

    /// <summary>To the dead letters.</summary>
    public sealed record DeadLetter(string? Reason, string? Description, IReadOnlyDictionary<string, object>? Modified = null)
        : Settlement(Modified ?? None);

    /// <summary>It never reached the receiver: the delivery does not count.</summary>
    public sealed record Release() : Settlement(None);
}
