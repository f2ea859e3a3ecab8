using Amqp.Framing;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>How a refusal looks on the wire.</summary>
internal static class AmqpErrors
{
    public static Error Of(Exception exception) => exception is BrokerException refused
        ? new Error(refused.Condition) { Description = refused.Message }
        : new Error("amqp:internal-error") { Description = "The endpoint could not store this. See the host's log." };
}
