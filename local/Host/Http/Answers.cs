using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Local.Http;

/// <summary>How the local endpoints say what was wrong with a request.</summary>
internal static class Answers
{
    /// <summary>400 with the field and the way out.</summary>
    public static Task BadRequestAsync(HttpContext http, string field, string detail) => ProblemAsync(http, StatusCodes.Status400BadRequest, field, detail);

    public static Task ProblemAsync(HttpContext http, int status, string field, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: new Dictionary<string, object?> { ["errors"] = new[] { new { field, message = detail } } })
        .ExecuteAsync(http);
}
