using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Cases;

/// <summary>A refusal by the rules as a problem.</summary>
internal static class RefusalProblem
{
    /// <summary>400 where a field of the request is at fault, 403 where somebody else may do it, 409 where the case does not stand so.</summary>
    /// <param name="why">The refusal.</param>
    /// <param name="forbidden">Those that say that somebody else may do it.</param>
    public static Problem Of(Refusal why, params Refusal[] forbidden)
    {
        var status = why.Field is not null ? StatusCodes.Status400BadRequest
            : forbidden.Contains(why) ? StatusCodes.Status403Forbidden
            : StatusCodes.Status409Conflict;
        return new Problem(status, why.Code, why.Title, why.Detail)
        {
            Errors = why.Field is { } field ? [new FieldError(field, why.Code, why.Title)] : [],
        };
    }
}
