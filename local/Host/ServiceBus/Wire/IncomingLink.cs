using Amqp;
using Amqp.Listener;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A client sends to a queue or topic: each transfer is accepted once it is on disk.</summary>
internal sealed class IncomingLink(Broker broker, string path) : LinkEndpoint
{
    /// <inheritdoc />
    public override void OnMessage(MessageContext messageContext)
    {
        try
        {
            var raw = (RawMessage)messageContext.Message;
            var messages = IncomingMessage.ParseTransfer(raw.Payload, raw.Format);
            broker.Post(core => core.Send(path, messages), error => Answer(messageContext, error));
        }
        catch (BrokerException refused)
        {
            Answer(messageContext, refused);
        }
    }

    /// <inheritdoc />
    public override void OnFlow(FlowContext flowContext)
    {
    }

    /// <inheritdoc />
    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    private static void Answer(MessageContext context, Exception? error)
    {
        try
        {
            if (error is null) context.Complete();
            else context.Complete(AmqpErrors.Of(error));
        }
        catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
        {
            // The sender has gone; it will send again, and duplicate detection finds that.
        }
    }
}
