namespace CreditFunctions.Cases;

/// <summary>A page of a list of cases.</summary>
/// <param name="Cases">In order.</param>
/// <param name="Continuation">Asks for the next page; null where it is the last.</param>
internal sealed record CasePage<TCase>(IReadOnlyList<TCase> Cases, string? Continuation);

/// <summary>Pages of lists of cases.</summary>
internal static class CasePage
{
    public const int Size = 50;

    /// <summary>The page that begins after a case, the most urgent first; where that case is not on the list any more, the first.</summary>
    /// <param name="cases">The whole list.</param>
    /// <param name="lastDay">The last day that a case's handler is held to.</param>
    /// <param name="id">A case's id.</param>
    /// <param name="after">The id of the last case of the page before, or empty.</param>
    public static CasePage<TCase> MostUrgentFirst<TCase>(IEnumerable<TCase> cases, Func<TCase, DateOnly> lastDay, Func<TCase, string> id, string after)
    {
        var inOrder = cases.OrderBy(lastDay).ThenBy(id, StringComparer.Ordinal).ToList();
        var from = inOrder.FindIndex(one => id(one) == after) + 1;
        var page = inOrder.Skip(from).Take(Size).ToList();
        return new CasePage<TCase>(page, from + page.Count < inOrder.Count ? id(page[^1]) : null);
    }
}
