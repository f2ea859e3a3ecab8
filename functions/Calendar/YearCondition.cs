using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Calendar;

/// <summary>
/// What a writer says of the year that it believes to stand: <c>If-Match</c> with the ETag that GET gave, or
/// <c>If-None-Match: *</c> where no notice is out. Without either, the year is written over.
/// </summary>
internal sealed record YearCondition(string? Match, bool Unpublished)
{
    /// <summary>The conditions of a request.</summary>
    public static YearCondition Of(HttpRequest request) => new(
        request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" ? match : null,
        request.Headers.IfNoneMatch.ToString() == "*");

    /// <summary>The year's ETag.</summary>
    public static string ETagOf(CalendarYear year) => $"\"{year.Version}\"";

    /// <summary>Whether the year that stands is the one that the writer saw.</summary>
    public bool Holds(CalendarYear standing) =>
        (Match is null || Match.Split(',', StringSplitOptions.TrimEntries).Contains(ETagOf(standing)))
        && (!Unpublished || standing.Provisional);
}
