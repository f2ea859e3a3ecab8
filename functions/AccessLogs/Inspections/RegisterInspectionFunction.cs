using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>
/// A body registers an inspection that is not announced (暂缓告知): law, article, reason, end. It finds the subject as
/// <c>subjects:resolve</c> does, so that not even that is seen; queries then name the inspection.
/// </summary>
/// <remarks>The row is stored, then the entry; an entry that fails leaves a row that nobody can name. Again with the same terms: the same answer.
/// Cost: 3 round trips at the most, beside the first the unit's grants; a share of 1 to log.</remarks>
internal sealed class RegisterInspectionFunction(InspectionStore inspections, SubjectIndex subjects, QueryRights rights, ILedger ledger,
    IOptions<AccessLogOptions> options, TimeProvider clock)
{
    private const string What = "inspection";

    [Function("RegisterInspection"), AllowedTo(Role.Querier, Role.Authority), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/unannounced-inspections")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var unit = caller.RequireUnit();
        var body = await JsonBody.ReadAsync<InspectionRequest>(request, cancellationToken);
        var now = clock.GetUtcNow();
        // A request that is refused for its form names nobody yet: there is nothing to log about a subject.
        var (asked, terms) = body.Read(now, options.Value.LongestHidden);
        var entry = asked.Entry(caller, What);
        var granting = rights.OfAsync(caller, asked, cancellationToken);
        var subjectId = await FindAsync(body, cancellationToken);
        // Who may not query learns nothing and hides nothing: the subject sees the attempt.
        if (((await granting).Problem ?? (subjectId is null ? QueryProblems.SubjectUnknown : null)) is { } problem)
        {
            return await rights.RefuseAsync(entry, subjectId, problem, cancellationToken);
        }

        var inspection = new Inspection
        {
            Id = inspections.IdOf(unit, subjectId!, terms.Purpose, asked.Matter),
            SubjectId = subjectId!,
            Unit = unit,
            RegisteredBy = caller.Person,
            RegisteredAt = now,
            Matter = asked.Matter,
            Terms = terms,
        };
        if (!await inspections.TryAddAsync(inspection, cancellationToken))
        {
            var registered = (await inspections.FindAsync(inspection.Id, cancellationToken))!.Value.Inspection;
            if (registered.Terms != terms || !registered.IsRunning(now))
            {
                return await rights.RefuseAsync(registered.Hide(entry), subjectId, InspectionProblems.Exists, cancellationToken);
            }
        }

        await ledger.AppendAsync(inspection.Hide(entry) with { Reference = inspection.Id, Detail = "registered" }, cancellationToken);
        return new ObjectResult(new { inspectionId = inspection.Id, subjectId, hiddenUntil = ChinaTime.At(terms.HiddenUntil) })
        {
            StatusCode = StatusCodes.Status201Created,
        };
    }

    private async Task<string?> FindAsync(InspectionRequest body, CancellationToken cancellationToken)
    {
        if (body.Identifier() is { } identifier) return await subjects.FindAsync(identifier, cancellationToken);
        var subjectId = body.SubjectId!.Trim();
        return OpaqueId.Is(subjectId) ? (await subjects.ProfileAsync(subjectId, cancellationToken))?.SubjectId : null;
    }
}
