using System.Collections;
using System.Globalization;
using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The fields of a management request.</summary>
internal sealed class ManagementBody(Map map)
{
    private const int MostPeeked = 250;

    public IReadOnlyList<Guid> LockTokens => [.. Items("lock-tokens").Cast<Guid>()];

    public IReadOnlyList<long> SequenceNumbers => [.. Items("sequence-numbers").Cast<object>().Select(Number)];

    public long FromSequenceNumber => map["from-sequence-number"] is { } from ? Number(from) : 0;

    public int MessageCount => (int)Math.Clamp(map["message-count"] is { } count ? Number(count) : 1, 1, MostPeeked);

    public bool IsPeekLock => map["receiver-settle-mode"] is not { } mode || Number(mode) != 0;

    /// <summary>The encoded messages of a schedule request.</summary>
    /// <exception cref="BrokerException">One is too large or malformed.</exception>
    public IReadOnlyList<IncomingMessage> Messages() =>
        [.. Items("messages").Cast<Map>().Select(item => IncomingMessage.Parse((byte[])item["message"]))];

    /// <exception cref="BrokerException">The status is not known.</exception>
    public Settlement Settlement()
    {
        var properties = AmqpFields.Read(map["properties-to-modify"] as Map);
        var named = map["disposition-status"] as string;
        return named switch
        {
            "completed" => new Settlement.Complete(),
            "abandoned" => new Settlement.Abandon(properties),
            "defered" => new Settlement.Defer(properties),
            "suspended" => new Settlement.DeadLetter(map["deadletter-reason"] as string, map["deadletter-description"] as string, properties),
            _ => throw BrokerException.NotAllowed($"The disposition status '{named}' is not known."),
        };
    }

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private IEnumerable Items(string name) => map[name] as IEnumerable ?? throw BrokerException.Malformed($"The request has no {name}.");
}
