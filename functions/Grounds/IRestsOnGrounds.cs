using Microsoft.DurableTask.Client;

namespace CreditFunctions.Grounds;

/// <summary>A room whose cases rest on grounds.</summary>
internal interface IRestsOnGrounds
{
    /// <summary>A ground ended. When this returns, nothing that rested on it is in force in any view; the rest is orchestrations' work. Again changes nothing.</summary>
    Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken);
}
