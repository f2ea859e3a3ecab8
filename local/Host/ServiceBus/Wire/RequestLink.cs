using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A link on which a client asks the broker itself; the answer names its question.</summary>
internal abstract class RequestLink(ConnectionState state, ILogger logger) : LinkEndpoint
{
    /// <inheritdoc />
    public override void OnMessage(MessageContext messageContext) => _ = HandleAsync(messageContext);

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

    private async Task HandleAsync(MessageContext context)
    {
        try
        {
            var request = ((RawMessage)context.Message).Decode();
            var response = await AnswerOrFailAsync(request);
            context.Complete();
            if (request.Properties?.ReplyTo is not { } name || !state.Replies.TryGetValue(name, out var reply)) return;
            response.Properties = new Properties();
            response.Properties.SetCorrelationId(request.Properties.GetMessageId());
            reply.SendMessage(response);
        }
        catch (Exception exception)
        {
            // Malformed, or the client has gone and nobody waits for the answer.
            logger.LogDebug(exception, "A request to the Service Bus endpoint could not be answered");
        }
    }

    private async Task<Message> AnswerOrFailAsync(Message request)
    {
        try
        {
            return await AnswerAsync(request);
        }
        catch (Exception exception)
        {
            if (exception is not BrokerException) logger.LogWarning(exception, "A request to the Service Bus endpoint failed");
            return Failed(exception);
        }
    }
}
