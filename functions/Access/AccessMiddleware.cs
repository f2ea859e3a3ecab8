using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.RateLimits;
using CreditFunctions.Storage;
using CreditFunctions.Subjects.Representations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.Access;

/// <summary>Lets a request through to its function, or answers why not. Deny is the default.</summary>
/// <remarks>Costs no storage round trip where the caller is let in, 2 where it acts for another; a refused query costs the one that logs it.</remarks>
internal sealed class AccessMiddleware(AccessRules rules, TokenValidator tokens, Lazy<ILedger> ledger, Lazy<ActingFor> acting,
    RequestLimits limits, Lazy<FloodLog> flood, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException("Only HTTP functions pass here.");
        var access = rules.Of(context.FunctionDefinition.Name);
        var (caller, problem) = await CallerOf(http);
        var named = access.Rule is AllowedToAttribute ? ActingFor.NamedIn(http.Request) : null;
        if (!IsOperations(access.Rule) && limits.Admit(http.Request, caller) is { } exceeded)
        {
            var tooMany = RateLimitProblems.TooMany(exceeded.RetryAfterSeconds);
            if (access.Query is { } query) await flood.Value.RefusedAsync(exceeded.Bucket, Refusal(http, query, caller ?? Caller.Anonymous, named, tooMany), http.RequestAborted);
            context.GetInvocationResult().Value = tooMany;
            return;
        }

        problem ??= Check(access.Rule, caller, http);
        if (problem is null && named is not null)
        {
            (caller, problem) = await acting.Value.AsAsync(caller!, named, http.Request.Method, http.RequestAborted);
        }

        if (problem is null)
        {
            Caller.Set(http, caller!);
            await RunAsync(context, next, http, caller);
            return;
        }

        limits.Settle(http.Request, caller, refused: true);

        if ((access.Query ?? (named is null ? null : "representation")) is { } what) await LogRefusal(http, what, caller ?? Caller.Anonymous, named, problem);
        context.GetInvocationResult().Value = problem;
    }

    // What is not there costs a client more than what is: else codes could be tried out one by one.
    private async Task RunAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, Caller? caller)
    {
        var refused = false;
        try
        {
            await next(context);
            refused = context.GetInvocationResult().Value is Problem { Status: < StatusCodes.Status500InternalServerError };
        }
        catch (ProblemException error)
        {
            refused = error.Problem.Status < StatusCodes.Status500InternalServerError;
            throw;
        }
        finally
        {
            limits.Settle(http.Request, caller, refused);
        }
    }

    // Load balancers and operators ask on and on.
    private static bool IsOperations(AccessAttribute? rule) => rule is OpenToAnyoneAttribute { Why: "operations" };

    private async Task<TokenAnswer> CallerOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return new TokenAnswer(Caller.Anonymous, null);
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? await tokens.ValidateAsync(header["Bearer ".Length..].Trim(), clock.GetUtcNow(), http.RequestAborted)
            : new TokenAnswer(null, AccessProblems.TokenInvalid);
    }

    private static Problem? Check(AccessAttribute? rule, Caller? caller, HttpContext http) => rule switch
    {
        OpenToAnyoneAttribute => null,
        AllowedToAttribute allowed when caller is not null && allowed.Roles.Any(caller.Is) => CheckUnit(allowed, caller),
        AllowedToAttribute when http.Request.Headers.Authorization.Count == 0 => AccessProblems.TokenMissing,
        _ => AccessProblems.Forbidden,
    };

    // Whoever acts for a body is of a body; a subject stands for itself.
    private static Problem? CheckUnit(AllowedToAttribute allowed, Caller caller) =>
        caller.Unit is not null || (caller.Is(Role.Subject) && allowed.Roles.Contains(Role.Subject)) ? null : caller.UnitProblem;

    // Whose information was asked for; what is no id does not stand in the log.
    private static string? SubjectOf(HttpContext http, string? named)
    {
        var subject = named ?? (http.Request.RouteValues.TryGetValue("subjectId", out var value) ? value as string : null);
        return OpaqueId.IsMade(subject) ? subject : null;
    }

    private Task LogRefusal(HttpContext http, string what, Caller caller, string? named, Problem problem) =>
        ledger.Value.AppendAsync(Refusal(http, what, caller, named, problem), http.RequestAborted);

    private static LedgerEntry Refusal(HttpContext http, string what, Caller caller, string? named, Problem problem) =>
        LedgerEntry.Of(caller, what) with { SubjectId = SubjectOf(http, named), Outcome = problem.Code };
}
