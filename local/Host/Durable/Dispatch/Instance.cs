using CreditFunctions.Local.Durable.Orchestration;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>An instance in memory: its mailbox, and its code where it is warm. Guarded by the <see cref="InstanceDispatcher"/>.</summary>
internal sealed class Instance(string id)
{
    private List<Letter> _mailbox = [];
    private List<Letter> _parked = [];

    public string Id { get; } = id;

    /// <summary>True from the moment a turn is planned until it is committed: no second one runs meanwhile.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The code between two turns, or null where it must be replayed. Touched by the running turn only.</summary>
    public OrchestrationRun? Run { get; set; }

    public bool HasMail => _mailbox.Count > 0;

    public bool IsEmpty => _mailbox.Count == 0 && _parked.Count == 0;

    public void Put(Letter letter) => _mailbox.Add(letter);

    public void PutFirst(IEnumerable<Letter> letters) => _mailbox.InsertRange(0, letters);

    /// <summary>Keeps letters until another one arrives.</summary>
    public void Park(IReadOnlyList<Letter> letters) => _parked = [.. letters];

    public List<Letter> TakeAll()
    {
        List<Letter> all = [.. _parked, .. _mailbox];
        (_parked, _mailbox) = ([], []);
        return all;
    }
}
