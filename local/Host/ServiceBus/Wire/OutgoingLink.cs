using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A client receives from a queue, a subscription or dead letters, and settles what it got.</summary>
internal sealed class OutgoingLink : LinkEndpoint
{
    private readonly Broker _broker;
    private readonly ListenerLink _link;
    private readonly Consumer _consumer;

    public OutgoingLink(Broker broker, ListenerLink link, string path, bool isPeekLock)
    {
        (_broker, _link) = (broker, link);
        _consumer = new Consumer(isPeekLock, Deliver);
        broker.Attach(path, _consumer);
    }

    /// <inheritdoc />
    public override void OnFlow(FlowContext flowContext)
    {
        var more = flowContext.Messages;
        if (_link.IsDraining)
        {
            // The answer must say drain=true; the library's own answer says false, which costs the client 250 ms and the link.
            _broker.Drain(_consumer, Math.Max(0, more), () => SetCredit(0, drain: true));
        }
        else if (more > 0)
        {
            _broker.AddCredit(_consumer, more);
        }
        else
        {
            // The library takes any flow that adds nothing for "no credit left": tell it what is left.
            _broker.Post(_ => _consumer.Credit = Math.Max(0, _consumer.Credit + more), _ => SetCredit(_consumer.Credit, drain: false));
        }
    }

    /// <inheritdoc />
    public override void OnDisposition(DispositionContext dispositionContext)
    {
        var (message, settled) = (dispositionContext.Message as LockedMessage, dispositionContext.Settled);
        var settlement = Read(dispositionContext.DeliveryState);
        if (message is null || settlement is null) return;

        // A link or socket that closes "releases" each message by itself: their locks live on.
        if (settlement is Settlement.Release && (_link.IsClosed || _link.LinkState >= LinkState.DetachPipe)) return;
        _broker.Post(core => core.Settle(message.LockToken, settlement), error =>
        {
            if (!settled) Answer(message, error);
        });
    }

    /// <inheritdoc />
    public override void OnLinkClosed(ListenerLink link, Error error) => _broker.Detach(_consumer);

    private static Settlement? Read(DeliveryState? state) => state switch
    {
        Accepted => new Settlement.Complete(),
        Modified { UndeliverableHere: true } modified => new Settlement.Defer(AmqpFields.Read(modified.MessageAnnotations)),
        Modified modified => new Settlement.Abandon(AmqpFields.Read(modified.MessageAnnotations)),
        Released => new Settlement.Release(),
        Rejected rejected => AmqpFields.DeadLetter(AmqpFields.Read(rejected.Error?.Info), rejected.Error?.Description),
        _ => null,
    };

    private void Deliver(IReadOnlyList<DeliveredMessage> messages)
    {
        for (var index = 0; index < messages.Count; index++)
        {
            try
            {
                _link.SendMessage(new LockedMessage(messages[index].LockToken), messages[index].Encode());
            }
            catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
            {
                Return(messages.Skip(index));
                return;
            }
        }
    }

    /// <summary>The client went before these reached it.</summary>
    private void Return(IEnumerable<DeliveredMessage> messages)
    {
        if (!_consumer.IsPeekLock) return;
        foreach (var message in messages) _broker.Post(core => core.Settle(message.LockToken, new Settlement.Release()), _ => { });
    }

    private void Answer(LockedMessage message, Exception? error)
    {
        try
        {
            _link.DisposeMessage(message, error is null ? new Accepted() : new Rejected { Error = AmqpErrors.Of(error) }, settled: true);
        }
        catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
        {
            // The receiver has gone; its settlement stands.
        }
    }

    private void SetCredit(int credit, bool drain)
    {
        try
        {
            _link.SetCredit(credit, drain, autoRestore: false);
        }
        catch (Exception exception) when (exception is AmqpException or ObjectDisposedException)
        {
            // The receiver has gone.
        }
    }
}
