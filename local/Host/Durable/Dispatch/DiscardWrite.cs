using CreditFunctions.Local.Durable.Store;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Clears away messages for a run that is over.</summary>
internal sealed class DiscardWrite(Instance instance, IReadOnlyList<Letter> letters, InstanceDispatcher instances) : IWrite
{
    public void Apply(WriteSession session)
    {
        foreach (var letter in letters)
        {
            if (letter.Seq is { } seq) session.TakeMessage(seq);
        }
    }

    public void Committed() => instances.Release(instance);

    public void Rejected(Exception exception) => instances.Release(instance);
}
