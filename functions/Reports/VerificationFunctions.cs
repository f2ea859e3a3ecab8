using System.Security.Cryptography;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Reports;

/// <summary>Checks a report that somebody received, by its code (核验). Open to anyone; nothing about the person is told, so nothing is logged.</summary>
/// <remarks>Cost: 1 round trip; none for what is no code.</remarks>
internal sealed class VerificationFunctions(ReportStore store)
{
    private const int Limit = 20_000_000;

    /// <summary>By code, and by <c>?hash=</c>: the content's, as printed on the report, or the file's.</summary>
    [Function("VerifyReport"), OpenToAnyone("art. 24: who receives a report can check it")]
    public Task<IActionResult> ByHashAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/reports/{code}/verification")] HttpRequest request,
        string code, CancellationToken cancellationToken) =>
        AnswerAsync(code, request.Query["hash"].ToString() is { Length: > 0 } hash ? ReadHash(hash) : null, cancellationToken);

    /// <summary>By code, and by the file as it was received: the body's bytes.</summary>
    [Function("VerifyReportFile"), OpenToAnyone("art. 24: who receives a report can check it")]
    public async Task<IActionResult> ByFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reports/{code}/verification")] HttpRequest request,
        string code, CancellationToken cancellationToken) =>
        await AnswerAsync(code, await HashAsync(request, cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(string text, string? hash, CancellationToken cancellationToken)
    {
        var code = ReportCode.Read(text);
        var report = code is null ? null : await store.FindAsync(code, cancellationToken);
        // What is no code is not repeated: it may be anything.
        return report is not null ? new OkObjectResult(VerificationAnswer.Of(code!, report, hash))
            : new ObjectResult(VerificationAnswer.Unknown(code ?? "?", hash)) { StatusCode = StatusCodes.Status404NotFound };
    }

    private static string ReadHash(string hash)
    {
        var errors = new FieldErrors();
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)) errors.Add("hash", "format", "hash 应为 64 位十六进制的 SHA-256 摘要。");
        errors.ThrowIfAny();
        return hash.ToLowerInvariant();
    }

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Limit) throw CommonProblems.BodyTooLarge(Limit).AsException();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (chunk, length, read) = (new byte[64 * 1024], 0L, 0);
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            length += read;
            if (length > Limit) throw CommonProblems.BodyTooLarge(Limit).AsException();
            hash.AppendData(chunk, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
