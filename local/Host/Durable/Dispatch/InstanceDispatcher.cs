namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Mailboxes: an instance with mail gets a turn on the thread pool, one at a time; different instances in parallel.</summary>
internal sealed class InstanceDispatcher(DurableEngineOptions options, Quiescence quiescence)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly WarmInstances _warm = new(options.ReplayEveryTurn ? 0 : options.WarmInstances);
    private readonly Quiescence _turns = new();
    private bool _stopped;

    /// <summary>Runs a turn of the instance and in the end calls <see cref="Release"/>.</summary>
    public Action<Instance>? RunTurn { get; set; }

    public void Post(string id, Letter letter)
    {
        Instance instance;
        lock (_gate)
        {
            if (!_instances.TryGetValue(id, out instance!)) _instances.Add(id, instance = new(id));
            instance.Put(letter);
            if (instance.IsBusy || _stopped) return;
            instance.IsBusy = true;
            _warm.Drop(instance);
            quiescence.Enter();
            _turns.Enter();
        }

        Plan(instance);
    }

    public List<Letter> TakeMail(Instance instance)
    {
        lock (_gate) return instance.TakeAll();
    }

    /// <summary>The instance cannot do anything with these letters until another one arrives.</summary>
    public void Park(Instance instance, IReadOnlyList<Letter> letters)
    {
        lock (_gate) instance.Park(letters);
    }

    public void PostFirst(Instance instance, IEnumerable<Letter> letters)
    {
        lock (_gate) instance.PutFirst(letters);
    }

    /// <summary>The turn is over. The next follows where there is mail.</summary>
    public void Release(Instance instance)
    {
        lock (_gate)
        {
            if (instance.HasMail && !_stopped)
            {
                Plan(instance);
                return;
            }

            instance.IsBusy = false;
            if (instance.Run is not null && _warm.Touch(instance) is { } coldest) Cool(coldest);
            if (instance.Run is null && instance.IsEmpty) _instances.Remove(instance.Id);
        }

        _turns.Leave();
        quiescence.Leave();
    }

    /// <summary>Turns in hand are finished, no other begins.</summary>
    public Task StopAsync()
    {
        lock (_gate) _stopped = true;
        return _turns.WhenQuietAsync(CancellationToken.None);
    }

    private void Cool(Instance instance)
    {
        instance.Run = null;
        if (instance.IsEmpty) _instances.Remove(instance.Id);
    }

    private void Plan(Instance instance) => ThreadPool.UnsafeQueueUserWorkItem(static planned => planned.Dispatcher.RunTurn!(planned.Instance),
        (Dispatcher: this, Instance: instance), preferLocal: false);
}
