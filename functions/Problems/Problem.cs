using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.Problems;

/// <summary>An error as RFC 9457 problem details: a stable code, a Chinese title for people, an English detail for programmers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable; a client may branch on it.</param>
/// <param name="Title">What went wrong, in Chinese, and the way out.</param>
/// <param name="Detail">The same in English, more exactly.</param>
internal sealed record Problem(int Status, string Code, string Title, string Detail) : IActionResult
{
    /// <summary>Errors of single fields or rows.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>After how many whole seconds trying again may help, or null.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        if (RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        await JsonSerializer.SerializeAsync(response.Body, new
        {
            type = $"urn:credit:problem:{Code}",
            title = Title,
            status = Status,
            detail = Detail,
            code = Code,
            errors = Errors.Count == 0 ? null : Errors,
        }, JsonContract.Options, context.HttpContext.RequestAborted);
    }

    /// <summary>The problem as an exception, for code whose caller can't act on it.</summary>
    public ProblemException AsException() => new(this);
}

/// <summary>What is wrong with one field, or one field of a row.</summary>
/// <param name="Field">The field's name as the sender wrote it, or a JSON path.</param>
/// <param name="Code">Stable, such as <c>required</c> or <c>format</c>.</param>
/// <param name="Message">In Chinese: what is wrong and the way out.</param>
/// <param name="Row">The row's number from 1, where rows were sent.</param>
internal sealed record FieldError(string Field, string Code, string Message, int? Row = null);
