using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.Repairs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>送达凭证: a clerk or handler records that the result was delivered by post or handed over at the window.</summary>
internal sealed class RepairDeliveryFunction(RepairAct act)
{
    /// <summary>The result counts as told from now on; the proof names the receipt.</summary>
    [Function("RecordRepairDelivery"), AllowedTo(Role.Clerk, Role.Handler)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/repairs/{repairId}/delivery")] HttpRequest request,
        string repairId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<DeliveryBody>(request, repairId, "delivered", client, (body, errors) =>
        {
            var (way, proof) = body.Read(errors);
            return (visible, _) =>
            {
                var by = visible.ActorFor(Caller.Of(request));
                return Task.FromResult<Func<DateTimeOffset, CaseEntry<RepairEvent>>>(
                    now => new(new RepairEvent.Told(now, by, way, proof)));
            };
        }, cancellationToken);
}
