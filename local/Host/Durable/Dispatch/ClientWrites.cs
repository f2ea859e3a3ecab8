using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Store;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>What a client asked for. Its task completes when it is on disk.</summary>
internal abstract class ClientWrite : IWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the commit.</summary>
    public Task Done => _done.Task;

    /// <summary>Counts as in flight until it took effect.</summary>
    public required Quiescence Quiescence { get; init; }

    /// <summary>Set by <see cref="Apply"/> where the call is refused; nothing was written then.</summary>
    protected Exception? Refusal { get; set; }

    public abstract void Apply(WriteSession session);

    public void Committed()
    {
        if (Refusal is null) TakeEffect();
        End(Refusal);
    }

    public void Rejected(Exception exception) => End(exception);

    protected abstract void TakeEffect();

    private void End(Exception? exception)
    {
        Quiescence.Leave();
        if (exception is null) _done.TrySetResult();
        else _done.TrySetException(exception);
    }
}

/// <summary>A new instance. A finished one of the same id is replaced; a pending or running one refuses it.</summary>
internal sealed class StartWrite(NewInstance instance, Effects effects) : ClientWrite
{
    private InstanceState? _replaced;

    public override void Apply(WriteSession session)
    {
        var header = instance.Header;
        _replaced = session.Find(header.Id);
        Refusal = _replaced is { IsFinished: false }
            ? new InvalidOperationException($"An instance '{header.Id}' is {_replaced.Status}: its id can be used again once it ended.")
            : null;
        if (Refusal is not null) return;
        if (_replaced is not null) session.Delete(header.Id, _replaced.Execution);
        session.Insert(instance);
    }

    protected override void TakeEffect()
    {
        effects.Begin(instance.Header.Id, instance.Header.Execution, instance.StartAt);
        effects.Changes.Signal(instance.Header.Id);
    }
}

/// <summary>A message to an instance. To one that is unknown or has ended it goes nowhere, silently, as on Azure Storage.</summary>
internal sealed class MessageWrite(string instanceId, Arrival message, Effects effects, ILogger logger) : ClientWrite
{
    private long? _seq;

    public override void Apply(WriteSession session) =>
        _seq = session.Find(instanceId) is { IsFinished: false } ? session.PutMessage(instanceId, null, message) : null;

    protected override void TakeEffect()
    {
        if (_seq is { } seq) effects.Instances.Post(instanceId, new Letter(message, null, seq));
        else logger.LogInformation("{Message} for instance {InstanceId} was dropped: there is no such instance, or it ended.", message.GetType().Name, instanceId);
    }
}

/// <summary>Removes a finished instance.</summary>
internal sealed class PurgeWrite(string instanceId, Effects effects) : ClientWrite
{
    /// <summary>How many were removed: one or none.</summary>
    public int Count { get; private set; }

    public override void Apply(WriteSession session)
    {
        var state = session.Find(instanceId);
        Count = state is { IsFinished: true } ? 1 : 0;
        if (state is { IsFinished: true }) session.Delete(instanceId, state.Execution);
    }

    protected override void TakeEffect()
    {
        if (Count > 0) effects.Changes.Signal(instanceId);
    }
}
