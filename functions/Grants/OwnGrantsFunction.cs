using CreditFunctions.Access;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Grants;

/// <summary>What the caller's unit was granted. Cost: 1 round trip.</summary>
internal sealed class OwnGrantsFunction(GrantStore store, IOptions<GrantOptions> options, TimeProvider clock)
{
    /// <summary><c>ungranted</c> tells what a unit may do for which no grant was ever in force, where the caller's is one: <c>open</c> or
    /// <c>deny</c>.</summary>
    [Function("OwnGrants"), AllowedTo(Role.Provider, Role.Handler, Role.Determiner, Role.Authority, Role.Implementer, Role.Querier, Role.Clerk,
        Role.Partner, Role.Auditor)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/units/me/grants")] HttpRequest request, CancellationToken cancellationToken)
    {
        var unit = Caller.Of(request).RequireUnit();
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (inForce, grants) = await store.OfUnitAsync(unit, cancellationToken);
        return new OkObjectResult(new
        {
            unit,
            ungranted = inForce.EverGranted ? null : options.Value.LeavesUngrantedAlone ? GrantOptions.Open : GrantOptions.Deny,
            grants = grants.Select(grant => GrantAnswer.ForItsUnit(grant, today)),
        });
    }
}
