using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A link on which a client asks the broker itself; the answer names its question.</summary>
internal abstract class RequestLink(ConnectionState state) : LinkEndpoint
{
    /// <inheritdoc />
    public override async void OnMessage(MessageContext messageContext)
    {
        Message response;
        Properties? question = null;
        try
        {
            var request = ((RawMessage)messageContext.Message).Decode();
            question = request.Properties;
            response = await AnswerAsync(request);
        }
        catch (Exception exception)
        {
            response = Failed(exception);
        }

        try
        {
            messageContext.Complete();
            if (question?.ReplyTo is not { } name || !state.Replies.TryGetValue(name, out var reply)) return;
            response.Properties = new Properties();
            response.Properties.SetCorrelationId(question.GetMessageId());
            reply.SendMessage(response);
        }
        catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
        {
            // The client has gone; nobody waits for the answer.
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

    protected abstract Task<Message> AnswerAsync(Message request);

    protected abstract Message Failed(Exception exception);
}
