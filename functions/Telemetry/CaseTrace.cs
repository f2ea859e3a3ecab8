using System.Diagnostics;

namespace CreditFunctions.Telemetry;

/// <summary>
/// Ties the weeks of a case together: each act, wake and activity is a trace of its own, carries <c>case.id</c>, and links to the trace
/// in which the case was opened, which stands on the case's own row. Steps of an ingestion follow their submission in the same way.
/// </summary>
internal static class CaseTrace
{
    /// <summary>The span attribute of a case, and of a submission.</summary>
    public const string Case = "case.id", Receipt = "receipt.id";

    // A list shows many cases: enough links to be of use, too few to weigh.
    private const int MostLinks = 16;

    /// <summary>Says that the present span opens a case, or goes on with the one that it opened.</summary>
    /// <returns>What the case keeps: the span's W3C <c>traceparent</c>, or null where nothing is recorded.</returns>
    public static string? Begin(string id, string attribute = Case)
    {
        var span = Recorded();
        span?.SetTag(attribute, id);
        return span?.Id;
    }

    /// <summary>Says that the present span reads or changes a case. A span that meets several names none, and links to each.</summary>
    /// <param name="id">The case.</param>
    /// <param name="origin">What <see cref="Begin"/> gave, or null where nothing was recorded then.</param>
    /// <param name="attribute">The attribute that holds the id.</param>
    public static void Join(string id, string? origin, string attribute = Case)
    {
        if (Recorded() is not { } span || IsKnown(span, id, attribute)) return;
        span.SetTag(attribute, span.GetTagItem(attribute) is null && !span.Links.Any() ? id : null);
        if (!ActivityContext.TryParse(origin, null, isRemote: true, out var opened) || opened.TraceId == span.TraceId) return;
        if (span.Links.Count() < MostLinks) span.AddLink(new ActivityLink(opened, new ActivityTagsCollection { [attribute] = id }));
    }

    private static bool IsKnown(Activity span, string id, string attribute) => span.GetTagItem(attribute) as string == id
        || span.Links.Any(link => link.Tags?.Any(tag => tag.Key == attribute && tag.Value as string == id) == true);

    private static Activity? Recorded() => Activity.Current is { Recorded: true } span && span.Source.Name == Instruments.Name ? span : null;
}
