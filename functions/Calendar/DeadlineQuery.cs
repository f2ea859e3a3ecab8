using System.Globalization;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Calendar;

/// <summary>A limit to be counted, read from a request's query.</summary>
/// <param name="Received">The instant of receipt.</param>
/// <param name="WorkingDays">1 to <see cref="CalendarBounds.MaxWorkingDays"/>.</param>
internal sealed record DeadlineQuery(DateTimeOffset Received, int WorkingDays)
{
    /// <summary>Reads both parameters, or throws what is wrong with each.</summary>
    public static DeadlineQuery Read(IQueryCollection query)
    {
        var errors = new List<FieldError>();
        var received = ReadReceived(query["received"].ToString(), errors);
        if (!int.TryParse(query["workingDays"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var workingDays)
            || workingDays is < 1 or > CalendarBounds.MaxWorkingDays)
        {
            errors.Add(CalendarProblems.WorkingDays);
        }

        return errors.Count == 0 ? new DeadlineQuery(received, workingDays) : throw CommonProblems.InvalidFields(errors).AsException();
    }

    private static DateTimeOffset ReadReceived(string written, List<FieldError> errors)
    {
        // A plus sign that was not escaped arrives as a blank; nothing else in an instant can be one.
        if (written.Length > 6 && written[^6] == ' ') written = $"{written[..^6]}+{written[^5..]}";
        if (!Rfc3339.TryParse(written, out var received, out var fault)) errors.Add(CalendarProblems.Received(fault));
        else if (received.UtcDateTime.Year is < CalendarBounds.FirstYear - 1 or > CalendarBounds.LastYear) errors.Add(CalendarProblems.OutOfYears("received"));
        return received;
    }
}
