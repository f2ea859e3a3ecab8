using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Calendar;

/// <summary>Counts a limit of working days for anyone (art. 25; 民法典 art. 201). Costs no round trip but once a minute.</summary>
internal sealed class DeadlineFunction(ICalendars calendars)
{
    [Function("CalendarDeadline"), OpenToAnyone("art. 25: everybody can check a deadline")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/calendar/deadline")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var asked = DeadlineQuery.Read(request.Query);
        var deadline = Count(await calendars.CurrentAsync(cancellationToken), asked);
        return new OkObjectResult(new
        {
            received = ChinaTime.At(asked.Received),
            workingDays = asked.WorkingDays,
            lastDay = deadline.LastDay,
            deadline = deadline.End,
            days = deadline.Days,
            calendarVersion = deadline.CalendarVersion,
            provisional = deadline.Provisional,
        });
    }

    private static Deadline Count(WorkingCalendar calendar, DeadlineQuery asked)
    {
        try
        {
            return calendar.DeadlineFor(asked.Received, asked.WorkingDays);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Both parameters are sane by themselves; together they leave the years that are counted.
            throw CommonProblems.InvalidFields([CalendarProblems.OutOfYears("received")]).AsException();
        }
    }
}
