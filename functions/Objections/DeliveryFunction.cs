using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Regulation.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>送达凭证: a clerk or handler records that the result was delivered by post or handed over at the window.</summary>
internal sealed class DeliveryFunction(HandlingAct act)
{
    /// <summary>The result counts as told from now on; the proof names the receipt.</summary>
    [Function("RecordDelivery"), AllowedTo(Role.Clerk, Role.Handler)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/delivery")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<DeliveryBody>(request, objectionId, "delivered", client, (body, errors) =>
        {
            var (way, proof) = body.Read(errors);
            return (now, by) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Told(now, by, way, proof));
        }, cancellationToken);
}
