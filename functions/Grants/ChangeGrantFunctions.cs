using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Grants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Grants;

/// <summary>授权的提出、批准和撤销: the authority grants a unit what it may supply and query (art. 7, 8, 10), and takes it back.</summary>
/// <remarks>Cost: as <see cref="GrantActs"/>.</remarks>
internal sealed class ChangeGrantFunctions(GrantActs acts, TimeProvider clock)
{
    private const string Route = "api/v1/grants";
    private const int LongestKey = 200;

    /// <summary>One person proposes: 201. It gives nothing yet.</summary>
    [Function("ProposeGrant"), AllowedTo(Role.Authority), Query(GrantActs.What)]
    public async Task<IActionResult> ProposeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellationToken)
    {
        var terms = (await JsonBody.ReadAsync<GrantRequest>(request, cancellationToken)).Read(Today());
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey) throw CommonProblems.InvalidFields([GrantProblems.KeyTooLong]).AsException();
        var file = await acts.ProposeAsync(Caller.Of(request), terms, key.Length == 0 ? null : key, cancellationToken);
        return new CreatedResult($"/{Route}/{file.Newest.GrantId}", GrantAnswer.Of(file.Newest, Today()));
    }

    /// <summary>Another person approves: it is in force on the days of its period.</summary>
    [Function("ApproveGrant"), AllowedTo(Role.Authority), Query(GrantActs.What)]
    public async Task<IActionResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/grants/{grantId}/approval")] HttpRequest request,
        string grantId, CancellationToken cancellationToken) =>
        Answer(await acts.ApproveAsync(Caller.Of(request), grantId, cancellationToken));

    /// <summary>One person revokes, with a reason: no query that comes after the answer rests on it.</summary>
    [Function("RevokeGrant"), AllowedTo(Role.Authority), Query(GrantActs.What)]
    public async Task<IActionResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/grants/{grantId}/revocation")] HttpRequest request,
        string grantId, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<RevocationRequest>(request, cancellationToken);
        var errors = new FieldErrors();
        var reason = errors.Text("reason", body.Reason, GrantLimits.Reason);
        errors.ThrowIfAny();
        return Answer(await acts.RevokeAsync(Caller.Of(request), grantId, reason, cancellationToken));
    }

    private OkObjectResult Answer(GrantFile file) => new(GrantAnswer.Of(file.Newest, Today()));

    private DateOnly Today() => ChinaTime.DateOf(clock.GetUtcNow());
}
