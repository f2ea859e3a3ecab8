using CreditFunctions.Access;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Submissions.Receipts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Submissions.Held;

/// <summary>
/// The rows that are held for a person: the authority sees all, a unit those that it sent or decided. What a row says is read in the
/// submission itself; here is only where it stands.
/// </summary>
/// <remarks>Cost: 1 round trip a page.</remarks>
internal sealed class HeldRowsFunction(HeldRowStore held)
{
    private const int PageSize = 100;

    [Function("HeldRows"), AllowedTo(Role.Provider, Role.Handler, Role.Authority)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/held-rows")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (rows, continuation) = await held.ListAsync(
            caller.Is(Role.Authority) ? null : caller.RequireUnit(), request.Query["continuation"], PageSize, cancellationToken);
        return new OkObjectResult(new
        {
            items = rows.Select(row => new
            {
                row.ReceiptId,
                row.Row,
                row.Provider,
                row.DecidingBody,
                row.Item,
                row.RecordId,
                row.Action,
                row.Why,
                heldAt = ChinaTime.At(row.HeldAt),
                receipt = ReceiptAnswer.Location(row.ReceiptId),
            }),
            continuation,
        });
    }
}
