using CreditFunctions.Local.Durable.Store;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Where committed writes take effect: mailboxes, activities, timers, and those who wait for a change.</summary>
internal sealed record Effects(InstanceDispatcher Instances, ActivityDispatcher Activities, TimerBoard Timers, InstanceChanges Changes)
{
    /// <summary>A new instance begins, now or at its time.</summary>
    public void Begin(string instanceId, long execution, DateTimeOffset? startAt)
    {
        if (startAt is { } at) Timers.Add([new TimerRow(instanceId, execution, TimerBoard.StartId, at)]);
        else Instances.Post(instanceId, Letter.Start(execution));
    }
}
