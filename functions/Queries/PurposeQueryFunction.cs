using CreditFunctions.Access;
using CreditFunctions.AccessLogs.Inspections;
using CreditFunctions.Authorisations;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Queries;

/// <summary>A public body queries a subject for a matter by law (art. 10); with <c>authorisation</c>, whoever the subject authorised (art. 24).</summary>
/// <remarks>Cost: 2 round trips to read (profile, beside it the unit's grants; then records), a share of 1 to log.</remarks>
internal sealed class PurposeQueryFunction(SubjectIndex subjects, RecordQuery query, AuthorisedQuery authorised, InspectionMark inspections,
    QueryRights rights, TimeProvider clock)
{
    private const string What = "purpose";

    [Function("SubjectRecords"), AllowedTo(Role.Querier, Role.Authority, Role.Subject), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/subjects/{subjectId}/records")] HttpRequest request,
        string subjectId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        if (request.Query["authorisation"].ToString() is { Length: > 0 } authorisation)
        {
            return await authorised.RunAsync(request, subjectId, authorisation, cancellationToken);
        }

        // What is no id does not stand in the log: it might be a person's number.
        var named = OpaqueId.IsMade(subjectId) ? subjectId : null;
        if (!caller.Is(Role.Querier) && !caller.Is(Role.Authority))
        {
            return await rights.RefuseAsync(LedgerEntry.Of(caller, What), named, AccessProblems.Forbidden, cancellationToken);
        }

        var (asked, problem) = PurposeAndMatter.Read(request.Query["purpose"], request.Query["matter"]);
        if (asked is null) return await rights.RefuseAsync(LedgerEntry.Of(caller, What), named, problem!, cancellationToken);

        var entry = asked.Entry(caller, What);
        var granting = rights.OfAsync(caller, asked, cancellationToken);
        var profile = named is null ? null : await subjects.ProfileAsync(named, cancellationToken);
        var granted = await granting;
        // Who may not query learns nothing, not even whether there is such a subject.
        if (granted.Problem is { } why) return await rights.RefuseAsync(entry, profile?.SubjectId, why, cancellationToken);
        if (profile is null) return await rights.RefuseAsync(entry, null, QueryProblems.SubjectUnknown, cancellationToken);

        (entry, problem) = await inspections.ApplyAsync(request.Query["unannounced"], subjectId, asked, entry, cancellationToken);
        if (problem is not null) return await rights.RefuseAsync(entry, subjectId, problem, cancellationToken);

        var records = await query.ForPurposeAsync(subjectId, granted.Items, entry with { Reference = granted.Grants }, cancellationToken);
        return new OkObjectResult(new
        {
            subjectId,
            kind = profile.Kind,
            name = profile.Name,
            purpose = entry.Purpose,
            matter = entry.Matter,
            asOf = ChinaTime.At(clock.GetUtcNow()),
            records,
        });
    }
}
