using Amqp.Framing;
using Amqp.Listener;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A link on which answers go to the client.</summary>
internal sealed class ReplyLink(ConnectionState state) : LinkEndpoint
{
    /// <inheritdoc />
    public override void OnFlow(FlowContext flowContext)
    {
    }

    /// <inheritdoc />
    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (!dispositionContext.Settled) dispositionContext.Link.DisposeMessage(dispositionContext.Message, new Accepted(), settled: true);
    }

    /// <inheritdoc />
    public override void OnLinkClosed(ListenerLink link, Error error)
    {
        foreach (var (name, reply) in state.Replies)
        {
            if (reply == link) state.Replies.TryRemove(name, out _);
        }
    }
}
