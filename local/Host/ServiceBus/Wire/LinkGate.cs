using System.Runtime.CompilerServices;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Decides what each new link is: a token exchange, requests about an entity, sending, or receiving.</summary>
internal sealed class LinkGate(Broker broker, string sharedAccessKey, ILogger logger) : ILinkProcessor
{
    private const string TokenExchange = "$cbs", Management = "/$management";
    private const int SenderCredit = 1000, RequestCredit = 100;
    private readonly ConditionalWeakTable<Connection, ConnectionState> _connections = [];

    /// <inheritdoc />
    public void Process(AttachContext attachContext)
    {
        try
        {
            Attach(attachContext);
        }
        catch (BrokerException refused)
        {
            attachContext.Complete(AmqpErrors.Of(refused));
        }
    }

    private void Attach(AttachContext context)
    {
        var attach = context.Attach;
        var receives = attach.Role;
        var address = (receives ? (attach.Source as Source)?.Address : (attach.Target as Target)?.Address)?.Trim('/') ?? string.Empty;
        var state = _connections.GetOrCreateValue(context.Link.Session.Connection);
        var isTokenExchange = address == TokenExchange;
        if (!isTokenExchange && !state.IsAuthorized)
        {
            throw new BrokerException("amqp:unauthorized-access", "Unauthorized access: give a token to $cbs first.");
        }

        attach.MaxMessageSize = BrokerLimits.MaxMessageBytes;
        if (isTokenExchange || address.EndsWith(Management, StringComparison.OrdinalIgnoreCase))
        {
            var entity = isTokenExchange ? string.Empty : address[..^Management.Length];
            if (!isTokenExchange) broker.Require(entity);
            if (receives) Reply(context, state);
            else if (isTokenExchange) context.Complete(new TokenLink(state, sharedAccessKey, logger), RequestCredit);
            else context.Complete(new ManagementLink(state, broker, entity, logger), RequestCredit);
        }
        else if (receives)
        {
            broker.Backlog(address);
            var link = new OutgoingLink(broker, context.Link, address, attach.SndSettleMode != SenderSettleMode.Settled);
            context.Complete(link, 0);
        }
        else
        {
            broker.RequireTarget(address);
            context.Complete(new IncomingLink(broker, address), SenderCredit);
        }
    }

    private static void Reply(AttachContext context, ConnectionState state)
    {
        // A request names its answers' link by the link's name ($cbs) or by its target address ($management).
        state.Replies[context.Attach.LinkName] = context.Link;
        if (context.Attach.Target is Target { Address: { Length: > 0 } target }) state.Replies[target] = context.Link;
        context.Complete(new ReplyLink(state), 0);
    }
}
