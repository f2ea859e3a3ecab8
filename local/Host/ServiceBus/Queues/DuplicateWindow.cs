namespace CreditFunctions.Local.ServiceBus;

/// <summary>The message ids that an entity saw within its window, by the app's clock.</summary>
internal sealed class DuplicateWindow(int entity, long windowMilliseconds, BrokerDatabase database)
{
    private const int ForgetAtOnce = 512;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(long Number, string Id, long At)> _order = new();
    private long _lastForgotten;
    private int _forgotten;

    /// <summary>An id that the file remembers.</summary>
    public void Load(long number, string id, long at)
    {
        if (_seen.Add(id)) _order.Enqueue((number, id, at));
    }

    public bool Contains(string id, long now)
    {
        while (_order.TryPeek(out var oldest) && oldest.At <= now - windowMilliseconds)
        {
            _order.Dequeue();
            _seen.Remove(oldest.Id);
            (_lastForgotten, _forgotten) = (oldest.Number, _forgotten + 1);
        }

        if (_forgotten >= ForgetAtOnce)
        {
            database.Forget(_lastForgotten, entity);
            _forgotten = 0;
        }

        return _seen.Contains(id);
    }

    public void Add(long number, string id, long now)
    {
        Load(number, id, now);
        database.Remember(number, entity, id, now);
    }
}
