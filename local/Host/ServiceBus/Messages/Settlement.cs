using System.Collections.ObjectModel;
using Amqp;
using Amqp.Framing;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>What a receiver decided about a locked message.</summary>
internal abstract record Settlement
{
    private static readonly ReadOnlyDictionary<string, object> None = new(new Dictionary<string, object>());

    private Settlement(IReadOnlyDictionary<string, object>? properties) => Properties = Check(properties ?? None);

    /// <summary>Application properties that the receiver set; they stay with the message.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; }

    /// <summary>Done with.</summary>
    public sealed record Complete() : Settlement(properties: null);

    /// <summary>To be delivered again at once; the delivery counts.</summary>
    public sealed record Abandon(IReadOnlyDictionary<string, object>? Modified = null) : Settlement(Modified);

    /// <summary>Set aside, to be asked for by its number.</summary>
    public sealed record Defer(IReadOnlyDictionary<string, object>? Modified = null) : Settlement(Modified);

    /// <summary>To the dead letters.</summary>
    public sealed record DeadLetter(string? Reason, string? Description, IReadOnlyDictionary<string, object>? Modified = null)
        : Settlement(Modified);

    /// <summary>It never reached the receiver: the delivery does not count.</summary>
    public sealed record Release() : Settlement(properties: null);

    /// <summary>A value that cannot be stored is refused here, before the settlement begins.</summary>
    private static IReadOnlyDictionary<string, object> Check(IReadOnlyDictionary<string, object> properties)
    {
        try
        {
            var section = new ApplicationProperties();
            foreach (var (name, value) in properties) section.Map[name] = value;
            if (properties.Count > 0) AmqpSection.Encode(section);
            return properties;
        }
        catch (AmqpException unknown)
        {
            throw new ArgumentException($"A property of the settlement cannot be stored: {unknown.Message}", nameof(properties), unknown);
        }
    }
}
