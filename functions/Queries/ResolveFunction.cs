using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Queries;

/// <summary>Finds a subject by identifier, for a matter by law (art. 10). A number of a natural person never stands in a URL.</summary>
/// <remarks>Cost: 1 round trip to find, beside it the unit's grants; a share of 1 to log.</remarks>
internal sealed class ResolveFunction(SubjectIndex subjects, QueryRights rights, ILedger ledger)
{
    private const string What = "resolve";

    /// <summary>An unknown subject and one that the caller may not see have the same answer: 404 <c>subject-not-found</c>.</summary>
    [Function("ResolveSubject"), AllowedTo(Role.Provider, Role.Querier, Role.Authority, Role.Clerk), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/subjects:resolve")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<ResolveRequest>(request, cancellationToken);
        var (asked, problem) = PurposeAndMatter.Read(body.Purpose, body.Matter);
        var entry = asked?.Entry(caller, What) ?? LedgerEntry.Of(caller, What);
        var identifier = problem is null ? Read(body, out problem) : null;
        if (identifier is null) return await rights.RefuseAsync(entry, null, problem!, cancellationToken);

        var granting = rights.OfAsync(caller, asked!, cancellationToken);
        var subjectId = await subjects.FindAsync(identifier, cancellationToken);
        var granted = await granting;
        // Who may not query learns nothing, not even whether there is such a subject; the subject sees the attempt.
        problem = granted.Problem ?? (subjectId is null ? QueryProblems.SubjectUnknown : null);
        if (problem is not null) return await rights.RefuseAsync(entry, subjectId, problem, cancellationToken);

        await ledger.AppendAsync(entry with { SubjectId = subjectId, Reference = granted.Grants }, cancellationToken);
        return new OkObjectResult(new { subjectId });
    }

    private static Identifier? Read(ResolveRequest body, out Problem? problem)
    {
        problem = null;
        var identifier = VerifiedIdentifier.Read(new VerifiedIdentity(body.Kind ?? "unified-social-credit-code", body.Number ?? string.Empty));
        if (identifier is null)
        {
            problem = CommonProblems.InvalidFields([new FieldError("number", "check-digit",
                "证件类型或号码不正确：kind 如 unified-social-credit-code、citizen-id，number 须符合该类证件的编码规则。")]);
        }

        return identifier;
    }

    /// <summary>What is sent.</summary>
    /// <param name="Kind">The kind of identifier in kebab-case; a unified social credit code where absent.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Purpose">Which purpose of art. 10, 1 to 5.</param>
    /// <param name="Matter">The matter's number.</param>
    private sealed record ResolveRequest(string? Kind, string? Number, string? Purpose, string? Matter);
}
