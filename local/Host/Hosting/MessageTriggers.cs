using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Clock;
using CreditFunctions.Local.ServiceBus;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Hosting;

/// <summary>Listens for every function with a Service Bus trigger.</summary>
internal sealed class MessageTriggers(IEnumerable<Function> functions, FunctionRunner runner, HostJson hostJson, IConfiguration settings, ILoggerFactory loggers)
    : IAsyncDisposable
{
    private readonly IReadOnlyList<Function> _functions = [.. functions.Where(function => function.Trigger is ServiceBusTrigger)];
    private readonly List<ServiceBusTriggerListener> _listeners = [];

    public IEnumerable<IClockDriven> ClockDriven => _listeners;

    /// <exception cref="StartRefusedException">A connection or an entity is missing.</exception>
    public void Start(Broker? broker)
    {
        foreach (var function in _functions)
        {
            var trigger = (ServiceBusTrigger)function.Trigger;
            CheckConnection(function, trigger.Connection);
            if (broker is null) throw new StartRefusedException($"{function.Name} listens to '{trigger.EntityPath}', and there is no {ServiceBusPart.ConfigName}.");
            try
            {
                _listeners.Add(new ServiceBusTriggerListener(broker, trigger.EntityPath, trigger.IsBatched, trigger.AutoComplete ?? hostJson.AutoCompleteMessages,
                    hostJson.MaxConcurrentCalls, (messages, actions, cancellationToken) =>
                        runner.RunAsync(function, Invocation(trigger, messages, actions, cancellationToken)), loggers.CreateLogger<ServiceBusTriggerListener>()) { MaxLockRenewal = hostJson.MaxAutoLockRenewalDuration });
            }
            catch (BrokerException missing)
            {
                throw new StartRefusedException($"{function.Name}: {missing.Message}");
            }
        }
    }

    /// <summary>Takes no more messages; those in hand go back.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners) await listener.DisposeAsync();
        _listeners.Clear();
    }

    private static Invocation Invocation(ServiceBusTrigger trigger, ServiceBusReceivedMessage[] messages, ServiceBusMessageActions actions,
        CancellationToken cancellationToken)
    {
        // Many messages have many traces: none of them is the batch's.
        var (parent, state) = trigger.IsBatched ? (string.Empty, string.Empty) : MessageTrace.Of(messages[0]);
        return new Invocation
        {
            TriggerValue = type => type.IsArray ? messages : messages[0],
            MessageActions = actions,
            BindingData = MessageTrace.BindingData(messages, trigger.IsBatched),
            TraceParent = parent,
            TraceState = state,
            CancellationToken = cancellationToken,
        };
    }

    private void CheckConnection(Function function, string name)
    {
        if (settings[name.Replace("__", ":", StringComparison.Ordinal)] is not { Length: > 0 } connection)
        {
            throw new StartRefusedException($"{function.Name} needs the setting {name}: the connection string of the Service Bus endpoint.");
        }

        try
        {
            ConnectionString.Parse(connection).FindBroker();
        }
        catch (Exception error) when (error is FormatException or Azure.Messaging.ServiceBus.ServiceBusException)
        {
            throw new StartRefusedException($"The setting {name} of {function.Name} does not lead to this host: {error.Message}");
        }
    }
}
