using Microsoft.DurableTask.Client;

namespace CreditFunctions.Grounds;

/// <summary>
/// Whoever ends, corrects or moves a record or determination says so here, after its own change is stored and before it is answered or done;
/// again after a crash in between. It is told to every room whose cases can rest on it.
/// </summary>
internal sealed class EndedGrounds(IEnumerable<IRestsOnGrounds> rooms)
{
    /// <summary>Tells every room. Cost: what each room says; about 1 round trip a room where nothing rests on it.</summary>
    public async Task TellAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var room in rooms) await room.EndedAsync(ended, client, cancellationToken);
    }
}
