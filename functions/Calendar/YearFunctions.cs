using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Calendar;

/// <summary>Shows a calendar year to anyone; the authority publishes and corrects it when the State Council's notice is out.</summary>
internal sealed class YearFunctions(CalendarStore store, CalendarPublisher publisher, CalendarAnnouncer announcer)
{
    private const string Route = "api/v1/calendar/{year:int}";

    /// <summary>Costs no round trip but once a minute.</summary>
    [Function("CalendarYear"), OpenToAnyone("art. 25: everybody can check a deadline")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, int year, CancellationToken cancellationToken)
    {
        CheckYear(year);
        return Answer(request, await store.GetAsync(cancellationToken), year, StatusCodes.Status200OK);
    }

    /// <summary>
    /// Publishes a year, or corrects it; the same again changes nothing. Running cases are counted again before it is
    /// answered, or after a crash when the app starts again.
    /// </summary>
    [Function("PublishCalendarYear"), AllowedTo(Role.Authority)]
    public async Task<IActionResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, int year,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        CheckYear(year);
        var asked = (await JsonBody.ReadAsync<YearRequest>(request, cancellationToken)).Read(year);
        var (published, isNew) = await publisher.PublishAsync(asked, YearCondition.Of(request), Caller.Of(request).Person, cancellationToken);
        await announcer.AnnounceAsync(published, client, cancellationToken);
        return Answer(request, published, year, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static ObjectResult Answer(HttpRequest request, PublishedCalendars published, int year, int status)
    {
        var answer = YearAnswer.Of(published, year);
        request.HttpContext.Response.Headers.ETag = YearCondition.ETagOf(published.Current.Year(year));
        return new ObjectResult(answer) { StatusCode = status };
    }

    private static void CheckYear(int year)
    {
        if (year is >= CalendarBounds.FirstYear and <= CalendarBounds.LastYear) return;
        throw CommonProblems.InvalidFields([CalendarProblems.OutOfYears("year")]).AsException();
    }
}
