namespace CreditFunctions.Local.ServiceBus;

/// <summary>One thing for the broker's thread to do.</summary>
/// <param name="apply">Runs within a turn; a <see cref="BrokerException"/> must come before it changed anything.</param>
/// <param name="done">Runs after what the turn wrote is on disk; told the error where there was one. It must not wait.</param>
internal sealed class BrokerWork(Action<BrokerCore> apply, Action<Exception?> done)
{
    private Exception? _error;

    public void Apply(BrokerCore core)
    {
        try
        {
            apply(core);
        }
        catch (BrokerException refused)
        {
            _error = refused;
        }
    }

    public void Done(Exception? failure) => done(failure ?? _error);
}
