using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Grants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Grants;

/// <summary>The grants as the authority and auditors see them. They name units, not people.</summary>
internal sealed class ReadGrantFunctions(GrantStore store, TimeProvider clock)
{
    private const int PageSize = 100;

    /// <summary><c>?unit=&amp;state=</c>. Cost: 1 round trip for each thousand versions that are gone through.</summary>
    [Function("ListGrants"), AllowedTo(Role.Authority, Role.Auditor)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/grants")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (today, state) = (Today(), StateOf(request.Query["state"]));
        var (unit, after) = (Text(request.Query["unit"]), Text(request.Query["continuation"]));
        if (after is not null && GrantId.UnitOf(after) is null) throw CommonProblems.InvalidFields([GrantProblems.ContinuationUnknown]).AsException();
        var grants = await store.ListAsync(unit, after, PageSize, grant => state is null || grant.StateOn(today) == state, cancellationToken);
        return new OkObjectResult(new
        {
            grants = grants.Select(grant => GrantAnswer.Of(grant, today)),
            continuation = grants.Count == PageSize ? grants[^1].GrantId : null,
        });
    }

    /// <summary>One, with every version that it had. Cost: 1 round trip.</summary>
    [Function("ReadGrant"), AllowedTo(Role.Authority, Role.Auditor)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/grants/{grantId}")] HttpRequest request,
        string grantId, CancellationToken cancellationToken) =>
        await store.ReadAsync(grantId, cancellationToken) is { } file ? new OkObjectResult(GrantDetails.Of(file, Today())) : GrantProblems.Unknown;

    private static GrantState? StateOf(string? text) => text switch
    {
        null or "" => null,
        "proposed" => GrantState.Proposed,
        "approved" => GrantState.Approved,
        "in-force" => GrantState.InForce,
        "expired" => GrantState.Expired,
        "revoked" => GrantState.Revoked,
        _ => throw CommonProblems.InvalidFields([GrantProblems.StateUnknown]).AsException(),
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private DateOnly Today() => ChinaTime.DateOf(clock.GetUtcNow());
}
