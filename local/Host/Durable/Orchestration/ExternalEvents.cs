using CreditFunctions.Local.Durable.History;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>Events that nobody took yet, first in first out, and waits that got none yet, last in first out. Names in any case.</summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly List<EventRaised> _buffer = [];
    private readonly Dictionary<string, Stack<IEventWait>> _waits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True while the code waits for an event.</summary>
    public bool HasOpenWait => _waits.Values.Any(waits => waits.Any(wait => wait.IsOpen));

    /// <summary>A wait; at once with the oldest event of that name, where there is one.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="onTurn">Runs what the token sets off, on the turn only.</param>
    /// <param name="cancellationToken">Gives the wait up; it still takes the next event.</param>
    /// <exception cref="ArgumentException">An open wait of the same name asks for another type.</exception>
    public Task<T> Wait<T>(string name, Action<Action> onTurn, CancellationToken cancellationToken)
    {
        var wait = new EventWait<T>(converter);
        var at = _buffer.FindIndex(raised => SameName(raised.Name, name));
        if (at >= 0)
        {
            var raised = _buffer[at];
            _buffer.RemoveAt(at);
            wait.Take(raised);
            return wait.Task;
        }

        if (!_waits.TryGetValue(name, out var waits)) _waits.Add(name, waits = new());
        if (waits.TryPeek(out var other) && other.Type != typeof(T))
        {
            throw new ArgumentException($"Waits for the event '{name}' must ask for one type: {other.Type} was asked for before, now {typeof(T)}.", nameof(name));
        }

        waits.Push(wait);
        if (cancellationToken.CanBeCanceled) cancellationToken.UnsafeRegister(_ => onTurn(() => wait.GiveUp(cancellationToken)), null);
        return wait.Task;
    }

    /// <summary>Gives the event to the latest wait, even one that was given up, or keeps it.</summary>
    public void Raise(EventRaised raised)
    {
        if (!_waits.TryGetValue(raised.Name, out var waits))
        {
            _buffer.Add(raised);
            return;
        }

        var wait = waits.Pop();
        if (waits.Count == 0) _waits.Remove(raised.Name);
        wait.Take(raised);
    }

    /// <summary>Takes out what nobody took, for the next run.</summary>
    public IReadOnlyList<EventRaised> TakeBuffered()
    {
        EventRaised[] taken = [.. _buffer];
        _buffer.Clear();
        return taken;
    }

    private static bool SameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private interface IEventWait
    {
        Type Type { get; }

        bool IsOpen { get; }

        void Take(EventRaised raised);
    }

    private sealed class EventWait<T>(DataConverter converter) : IEventWait
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public Type Type => typeof(T);

        public bool IsOpen => !_source.Task.IsCompleted;

        public void Take(EventRaised raised)
        {
            if (!IsOpen) return;
            T? payload;
            try
            {
                payload = converter.Deserialize<T>(raised.Payload);
            }
            catch (Exception unreadable)
            {
                _source.TrySetException(new InvalidOperationException(
                    $"The event '{raised.Name}' cannot be read as {typeof(T)}: {unreadable.Message}", unreadable));
                return;
            }

            _source.TrySetResult(payload!);
        }

        public void GiveUp(CancellationToken token) => _source.TrySetCanceled(token);
    }
}
