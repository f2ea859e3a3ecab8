using System.Text.Json.Nodes;

namespace CreditFunctions.Local.Http;

/// <summary>What was sent to units.</summary>
internal interface INoticeSource
{
    /// <summary>The bodies of all messages to a unit, in the order in which they were sent.</summary>
    Task<IReadOnlyList<JsonNode?>> SentToAsync(string unit, CancellationToken cancellationToken);
}
