using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Misuse;

/// <summary>Looks that may be misuse (疑似违规查询, art. 28), for an auditor to judge: raised each night, or when an auditor asks.</summary>
internal sealed class MisuseFlagsFunctions(MisuseFlagStore store, MisuseDetection detection, ILedger ledger, TimeProvider clock)
{
    private const string Read = "misuse-flags";
    private const int PageSize = 100;

    /// <summary>All flags, the latest day first, by pages.</summary>
    /// <remarks>Cost: 1 round trip a thousand flags, a share of 1 to log.</remarks>
    [Function("MisuseFlags"), AllowedTo(Role.Auditor), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/misuse-flags")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(cancellationToken);
        // The continuation names the last flag of the page before; an unknown one begins anew.
        var after = all.ToList().FindIndex(flag => flag.Id == request.Query["continuation"].ToString());
        var page = all.Skip(after + 1).Take(PageSize).ToList();
        var entry = LedgerEntry.Of(Caller.Of(request), Read);
        var subjects = page.Select(flag => flag.Flag.SubjectId).Distinct().DefaultIfEmpty(null);
        await ledger.AppendAllAsync(subjects.Select(subject => entry with { SubjectId = subject }), cancellationToken);
        return new OkObjectResult(new { flags = page.Select(Answer), continuation = after + 1 + page.Count < all.Count ? page[^1].Id : null });
    }

    /// <summary>Judges a day now, <c>?day=</c> in China; yesterday where absent. Again, the same flags.</summary>
    /// <remarks>Cost: reads the log of the days that make a habit; 1 round trip and a share of 1 to log for each flag.</remarks>
    [Function("DetectMisuseNow"), AllowedTo(Role.Auditor), Query(MisuseDetection.Change)]
    public async Task<IActionResult> DetectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/misuse-flags")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Query["day"].ToString();
        var day = detection.Yesterday();
        if (asked.Length > 0 && (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            || day > detection.Yesterday().AddDays(1) || day.Year < 2021))
        {
            throw CommonProblems.InvalidFields([new FieldError("day", "format", "day 应为不晚于今天的日期，如 2026-09-24。")]).AsException();
        }

        var caller = Caller.Of(request);
        var count = await detection.RunAsync(caller, day, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, MisuseDetection.Change) with { Detail = $"judged {day:yyyy-MM-dd}" }, cancellationToken);
        return new OkObjectResult(new { day, flags = count });
    }

    /// <summary>核查结论: an auditor says what it found. It stands: the same again changes nothing, another is 409 <c>already-reviewed</c>.</summary>
    /// <remarks>Cost: 2 round trips, a share of 1 to log.</remarks>
    [Function("ReviewMisuseFlag"), AllowedTo(Role.Auditor), Query(MisuseDetection.Change)]
    public async Task<IActionResult> ReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/misuse-flags/{flagId}/review")] HttpRequest request,
        string flagId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<ReviewRequest>(request, cancellationToken);
        var errors = new FieldErrors();
        var finding = errors.Text("finding", body.Finding);
        errors.ThrowIfAny();
        var entry = LedgerEntry.Of(caller, MisuseDetection.Change) with { Detail = "reviewed" };
        while (true)
        {
            var flag = await store.FindAsync(flagId, cancellationToken);
            var problem = flag is null ? MisuseProblems.Unknown
                : flag.Finding is not null && (flag.Finding != finding || flag.ReviewedBy != caller.Person) ? MisuseProblems.Reviewed : null;
            if (problem is not null)
            {
                await ledger.AppendAsync(entry with { Outcome = problem.Code }, cancellationToken);
                return problem;
            }

            var reviewed = flag!.Finding is not null ? flag : flag with { Finding = finding, ReviewedBy = caller.Person, ReviewedAt = clock.GetUtcNow() };
            if (reviewed != flag && !await store.TryUpdateAsync(reviewed, cancellationToken)) continue;
            await ledger.AppendAsync(entry with { SubjectId = flag.Flag.SubjectId, Reference = flagId }, cancellationToken);
            return new OkObjectResult(Answer(reviewed));
        }
    }

    private static object Answer(StoredFlag stored) => new
    {
        flagId = stored.Id,
        stored.Flag.Kind,
        stored.Flag.Day,
        stored.Flag.Unit,
        stored.Flag.Person,
        stored.Flag.SubjectId,
        stored.Flag.Count,
        stored.Flag.Usual,
        stored.Flag.Evidence,
        flaggedAt = ChinaTime.At(stored.FlaggedAt),
        stored.Finding,
        reviewedAt = stored.ReviewedAt is { } at ? ChinaTime.At(at) : (DateTimeOffset?)null,
    };

    /// <summary>What is sent.</summary>
    private sealed record ReviewRequest(string? Finding);
}
