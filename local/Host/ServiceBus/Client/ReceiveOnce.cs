namespace CreditFunctions.Local.ServiceBus;

/// <summary>Waits for messages once: what is there at once, or the first that comes in time.</summary>
internal static class ReceiveOnce
{
    /// <exception cref="BrokerException">There is no such queue or subscription.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what came meanwhile goes back uncounted.</exception>
    public static async Task<IReadOnlyList<DeliveredMessage>> RunAsync(Broker broker, string path, int most, TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var received = new List<DeliveredMessage>();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var detached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new Consumer(isPeekLock: true, messages =>
        {
            received.AddRange(messages);
            arrived.TrySetResult();
        }) { IsOneShot = true };
        broker.Attach(path, consumer);
        broker.AddCredit(consumer, most);
        try
        {
            await arrived.Task.WaitAsync(wait, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            broker.Detach(consumer, detached.SetResult);
            await detached.Task;
        }

        if (!cancellationToken.IsCancellationRequested) return received;
        foreach (var message in received) await broker.SettleAsync(message.LockToken, new Settlement.Release());
        throw new OperationCanceledException(cancellationToken);
    }
}
