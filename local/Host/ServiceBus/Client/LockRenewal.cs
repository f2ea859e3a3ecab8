using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Keeps messages locked while a function works on them, for a limited time.</summary>
internal static class LockRenewal
{
    /// <summary>Renews, in real time, until cancelled or <paramref name="most"/> is over.</summary>
    public static async Task RunAsync(BrokerMessageActions actions, ServiceBusReceivedMessage[] messages, TimeSpan lockDuration, TimeSpan most,
        CancellationToken finished)
    {
        var until = TimeProvider.System.GetUtcNow() + most;
        var pause = lockDuration / 2;
        while (TimeProvider.System.GetUtcNow() + pause < until)
        {
            await Task.Delay(pause, TimeProvider.System, finished).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (finished.IsCancellationRequested) return;
            foreach (var message in messages)
            {
                if (actions.IsSettled(message)) continue;
                await actions.RenewMessageLockAsync(message, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
