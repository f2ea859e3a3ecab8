using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.KeyRotation;

/// <summary>Goes on with a rotation of the master keys, by the clock (UTC).</summary>
internal sealed class RewrapKeysFunction(KeyRewrap rewrap)
{
    /// <summary>At the start, for a rotation takes one, and each hour until all is done.</summary>
    /// <remarks>Cost: none where no key was added since the last; see <see cref="KeyRewrap"/>.</remarks>
    [Function("RewrapKeys"), HostOnly]
    public Task RunAsync([TimerTrigger("0 50 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        rewrap.RunAsync(cancellationToken);
}
