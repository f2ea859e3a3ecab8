using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Client;

/// <summary>A query's pages. A continuation token stays good while instances come and go: it names the last id seen.</summary>
internal sealed class InstancePages(Func<InstanceQueries> queries, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var size = pageSizeHint ?? query.PageSize;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(pageSizeHint));
        return ReadAsync(Decode(continuationToken ?? query.ContinuationToken), size);
    }

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(string after, int size,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await Task.Run(() => queries().Page(query, after, size + 1), cancellationToken);
            var more = found.Count > size;
            var page = more ? found.Take(size).ToArray() : found;
            if (more) after = page[^1].InstanceId;
            yield return new Page<OrchestrationMetadata>(page, more ? Encode(after) : null);
            if (!more) yield break;
        }
    }

    private static string Encode(string lastId) => Convert.ToBase64String(Encoding.UTF8.GetBytes(lastId));

    private static string Decode(string? token)
    {
        if (string.IsNullOrEmpty(token)) return string.Empty;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException malformed)
        {
            throw new ArgumentException("The continuation token is none that this query gave out.", nameof(token), malformed);
        }
    }
}
