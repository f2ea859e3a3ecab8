using System.Globalization;
using CreditFunctions.Problems;
using CreditFunctions.Storage;

namespace CreditFunctions.Cases;

/// <summary>A page of a list of cases.</summary>
/// <param name="Cases">In order.</param>
/// <param name="Continuation">Asks for the next page; null where it is the last.</param>
internal sealed record CasePage<TCase>(IReadOnlyList<TCase> Cases, string? Continuation);

/// <summary>Pages of lists of cases.</summary>
internal static class CasePage
{
    public const int Size = 50;

    private const string DayForm = "yyyyMMdd";

    /// <summary>The page that begins after a place in the order, the most urgent first: a case that stood there may be closed by now.</summary>
    /// <param name="cases">The whole list.</param>
    /// <param name="lastDay">The last day that a case's handler is held to.</param>
    /// <param name="id">A case's id.</param>
    /// <param name="after">The continuation of the page before, or empty.</param>
    /// <exception cref="ProblemException">400: it is no continuation.</exception>
    public static CasePage<TCase> MostUrgentFirst<TCase>(IEnumerable<TCase> cases, Func<TCase, DateOnly> lastDay, Func<TCase, string> id, string after)
    {
        var last = after.Length == 0 ? default : Read(after);
        var rest = cases.Select(one => (Place: (Day: lastDay(one), Id: id(one)), Case: one))
            .Where(one => after.Length == 0 || IsAfter(one.Place, last))
            .OrderBy(one => one.Place.Day).ThenBy(one => one.Place.Id, StringComparer.Ordinal).ToList();
        var page = rest.Take(Size).ToList();
        return new CasePage<TCase>([.. page.Select(one => one.Case)], page.Count < rest.Count ? Write(page[^1].Place) : null);
    }

    private static bool IsAfter((DateOnly Day, string Id) one, (DateOnly Day, string Id) other) =>
        one.Day > other.Day || (one.Day == other.Day && string.CompareOrdinal(one.Id, other.Id) > 0);

    private static string Write((DateOnly Day, string Id) place) => place.Day.ToString(DayForm, CultureInfo.InvariantCulture) + place.Id;

    private static (DateOnly Day, string Id) Read(string continuation) => continuation.Length > DayForm.Length && OpaqueId.Is(continuation[DayForm.Length..])
        && DateOnly.TryParseExact(continuation[..DayForm.Length], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? (day, continuation[DayForm.Length..]) : throw CaseProblems.ContinuationInvalid.AsException();
}
