using Amqp;
using Amqp.Framing;
using CreditFunctions.Local.ServiceBus;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class MessageBytesTests
{
    private static readonly IReadOnlyDictionary<string, object> Reason = new Dictionary<string, object> { ["DeadLetterReason"] = "why" };

    [Property(MaxTest = 2000)]
    public bool Bytes_that_are_no_message_are_refused_and_nothing_else_happens(byte[] bytes) => IsRefusedOrUsable(bytes);

    [Property(MaxTest = 5000)]
    public bool A_damaged_message_is_refused_or_still_usable(int position, byte damage, bool cut)
    {
        var bytes = Sample();
        var at = Math.Abs(position % bytes.Length);
        bytes[at] = damage;
        return IsRefusedOrUsable(cut ? bytes[..at] : bytes);
    }

    [Property]
    public Property A_message_keeps_its_body_when_its_properties_change() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), body =>
    {
        var message = IncomingMessage.Parse(Encode(new Properties { MessageId = "m" }, null, new Data { Binary = body }));
        var delivered = Deliver(message.Content.With(Reason).With(new Dictionary<string, object> { ["line"] = 3 }));
        return body.AsSpan().SequenceEqual(((Data)delivered.BodySection).Binary)
            && "why".Equals(delivered.ApplicationProperties["DeadLetterReason"]) && 3.Equals(delivered.ApplicationProperties["line"])
            && delivered.Properties.MessageId == "m";
    });

    [Fact]
    public void A_message_without_an_id_is_given_one_and_is_no_duplicate_of_any()
    {
        var (first, second) = (IncomingMessage.Parse(Encode(null, null, new Data { Binary = [1] })), IncomingMessage.Parse(Encode(null, null, new Data { Binary = [1] })));
        Assert.Null(first.MessageId);
        var ids = new[] { first, second }.Select(message => Deliver(message.Content).Properties.MessageId).ToArray();
        Assert.All(ids, id => Assert.False(string.IsNullOrEmpty(id)));
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public void Each_message_of_a_batch_is_taken_out()
    {
        var one = new Data { Binary = Encode(new Properties { MessageId = "1" }, null, new Data { Binary = [1] }) };
        var two = new Data { Binary = Encode(new Properties { MessageId = "2" }, null, new Data { Binary = [2] }) };
        byte[] batch = [.. AmqpSection.Encode(one), .. AmqpSection.Encode(two)];
        Assert.Equal(["1", "2"], IncomingMessage.ParseTransfer(batch, AmqpSection.BatchFormat).Select(message => message.MessageId));
    }

    [Fact]
    public void A_message_id_over_128_characters_is_refused() => Assert.Throws<BrokerException>(() =>
        IncomingMessage.Parse(Encode(new Properties { MessageId = new string('m', 129) }, null, new Data { Binary = [] })));

    private static bool IsRefusedOrUsable(byte[] bytes)
    {
        try
        {
            var message = IncomingMessage.Parse(bytes);
            Deliver(message.Content.With(Reason));
            return true;
        }
        catch (BrokerException)
        {
            return true;
        }
    }

    private static Message Deliver(MessageContent content) => Message.Decode(
        new DeliveredMessage(Guid.NewGuid(), default, 1, 0, default, TimeSpan.FromHours(1), MessageState.Active, content).Encode());

    private static byte[] Sample()
    {
        var custom = new ApplicationProperties();
        custom["unit"] = "4103";
        custom["rows"] = 12;
        return Encode(new Properties { MessageId = "m-1", Subject = "s" }, custom, new Data { Binary = [1, 2, 3] });
    }

    private static byte[] Encode(Properties? properties, ApplicationProperties? custom, Data body)
    {
        var annotations = new MessageAnnotations();
        annotations[new Amqp.Types.Symbol("x-opt-partition-key")] = "p";
        return
        [
            .. AmqpSection.Encode(new Header { Durable = true, Ttl = 1000 }), .. AmqpSection.Encode(annotations),
            .. properties is null ? [] : AmqpSection.Encode(properties), .. custom is null ? [] : AmqpSection.Encode(custom), .. AmqpSection.Encode(body),
        ];
    }
}
