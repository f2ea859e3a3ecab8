using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A message as it is given to a receiver, or shown to a peek.</summary>
/// <param name="LockToken">Names the lock; empty where there is none.</param>
/// <param name="LockedUntil">End of the lock, real time.</param>
/// <param name="Sequence">Its number in the entity.</param>
/// <param name="PriorDeliveries">Deliveries before this one.</param>
/// <param name="EnqueuedAt">When the entity took it, by the app's clock.</param>
/// <param name="TimeToLive">From then on.</param>
/// <param name="State">What a peek is told.</param>
/// <param name="Content">The bytes.</param>
internal sealed record DeliveredMessage(
    Guid LockToken, DateTimeOffset LockedUntil, long Sequence, int PriorDeliveries, DateTimeOffset EnqueuedAt, TimeSpan TimeToLive,
    MessageState State, MessageContent Content)
{
    private static readonly Symbol SequenceNumber = "x-opt-sequence-number", EnqueuedTime = "x-opt-enqueued-time",
        LockedUntilTime = "x-opt-locked-until", StateNumber = "x-opt-message-state";

    /// <summary>The whole message for the wire: header and annotations written anew, the rest as it came.</summary>
    public ByteBuffer Encode()
    {
        var head = Content.DecodeHead();
        head.Header ??= new Header();
        head.Header.DeliveryCount = (uint)PriorDeliveries;
        head.Header.Ttl = (uint)Math.Min(TimeToLive.TotalMilliseconds, uint.MaxValue);
        head.MessageAnnotations ??= new MessageAnnotations();
        var annotations = head.MessageAnnotations.Map;
        annotations[SequenceNumber] = Sequence;
        annotations[EnqueuedTime] = EnqueuedAt.UtcDateTime;
        annotations[StateNumber] = State switch { MessageState.Deferred => 1, MessageState.Scheduled => 2, _ => 0 };
        if (LockToken != Guid.Empty) annotations[LockedUntilTime] = LockedUntil.UtcDateTime;
        var buffer = new ByteBuffer(Content.Length + 128, autoGrow: true);
        head.Header.Encode(buffer);
        head.MessageAnnotations.Encode(buffer);
        AmqpBitConverter.WriteBytes(buffer, Content.Body, 0, Content.Body.Length);
        return buffer;
    }
}
