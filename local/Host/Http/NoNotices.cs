using System.Text.Json.Nodes;
namespace CreditFunctions.Local.Http;
/// <summary>Nothing was sent.</summary>
internal sealed class NoNotices : INoticeSource
{
    public Task<IReadOnlyList<JsonNode?>> SentToAsync(string unit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JsonNode?>>([]);
}
