using System.Security.Cryptography;
using CreditFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Reports;

/// <summary>A copy of what is held on the caller, to keep and to hand on (复制自身信用信息, art. 24): anyone who receives it can check it.</summary>
/// <remarks>Cost: as <see cref="ReportDesk"/>. A PDF of 300 records takes some tenths of a second of processor time.</remarks>
internal sealed class OwnReportFunction(ReportDesk desk, IOptions<ReportOptions> options)
{
    [Function("OwnReport"), AllowedTo(Role.Subject), Query(ReportDesk.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/report")] HttpRequest request, CancellationToken cancellationToken)
    {
        var format = ReportFormats.Read(request);
        var address = options.Value.PublicAddress is { Length: > 0 } set ? set.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        var (code, file) = await desk.IssueAsync(Caller.Of(request), format, address, cancellationToken);
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ReportStyle.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(file))}:";
        headers.Link = $"<{VerificationAnswer.AddressOf(address, code)}>; rel=\"describedby\"";
        var answer = new FileContentResult(file, format.MediaType());
        if (format == ReportFormat.Pdf) answer.FileDownloadName = $"credit-report-{code}.pdf";
        return answer;
    }
}
