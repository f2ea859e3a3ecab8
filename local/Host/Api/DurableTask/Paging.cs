namespace Microsoft.DurableTask
{
    /// <summary>Writes and reads payloads.</summary>
    public abstract class DataConverter
    {
        /// <summary>To a string; null stays null.</summary>
        public abstract string? Serialize(object? value);

        /// <summary>From a string; null stays null.</summary>
        public abstract object? Deserialize(string? data, Type targetType);

        /// <summary>From a string; null becomes the type's default.</summary>
        public virtual T? Deserialize<T>(string? data) => Deserialize(data, typeof(T)) is { } value ? (T)value : default;
    }

    /// <summary>One page of results.</summary>
    public sealed class Page<T> where T : notnull
    {
        /// <summary>A page; no token means the last.</summary>
        public Page(IReadOnlyList<T> values, string? continuationToken = null) => (Values, ContinuationToken) = (values, continuationToken);

        /// <summary>The page's results.</summary>
        public IReadOnlyList<T> Values { get; }

        /// <summary>Where the next page begins, or null.</summary>
        public string? ContinuationToken { get; }
    }

    /// <summary>Results that come page by page.</summary>
    public abstract class AsyncPageable<T> : IAsyncEnumerable<T> where T : notnull
    {
        /// <summary>Page by page.</summary>
        public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

        /// <summary>One by one.</summary>
        public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            await foreach (var page in AsPages().WithCancellation(cancellationToken))
            {
                foreach (var value in page.Values) yield return value;
            }
        }
    }
}
