using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>Consents through the provider (art. 7): on paper, and of guardians; and what it has. A provider sees its own only.</summary>
internal sealed class ProviderConsentsFunctions(SubjectIndex subjects, ConsentStore store, ConsentRegister register, ConsentWithdrawal withdrawal,
    SealedBlobs blobs, ILedger ledger, Pseudonyms pseudonyms, TimeProvider clock)
{
    private const string Read = "consents", Container = "consents";
    private const int Page = 50;

    // A paper of 4 MiB in base64, and what stands around it.
    private const int LargestBody = PaperRequest.LargestPaper / 3 * 4 + 64 * 1024;

    /// <summary>登记书面同意: 201. The same request under the same <c>Idempotency-Key</c> is the same consent.</summary>
    /// <remarks>Cost: 1 to 3 round trips to find or make each person, 3 for the paper, then as <see cref="ConsentRegister"/>.</remarks>
    [Function("RegisterConsent"), AllowedTo(Role.Provider), Query(ConsentRegister.Change)]
    public async Task<IActionResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/consents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var unit = caller.RequireUnit();
        var body = await JsonBody.ReadAsync<PaperConsentRequest>(request, cancellationToken, LargestBody);
        var now = clock.GetUtcNow();
        var read = body.Read(unit, ChinaTime.DateOf(now));
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var subjectId = await subjects.FindOrAddAsync(read.Person, SubjectKind.NaturalPerson, body.Person!.Name!.Trim(), cancellationToken);
        await CheckAsync(caller, subjectId, body, read, ChinaTime.DateOf(now), cancellationToken);
        var guardianId = read.Guardian is null ? null
            : await subjects.FindOrAddAsync(read.Guardian, SubjectKind.NaturalPerson, body.Guardian!.Name!.Trim(), cancellationToken);
        // Before the consent that names it: a crash, or the same request again, leaves at most a blob that nothing names.
        var blob = NewId.Make('v');
        await blobs.WriteAsync(Container, blob, read.Evidence.Content, cancellationToken);
        var consent = new StoredConsent(subjectId, key is null ? NewId.Make('k') : "k" + key.Id, read.Terms, now,
            new ConsentEvidence(read.Evidence.Sha256, blob, read.Evidence.ContentType)) { GuardianId = guardianId, Request = key?.Body };
        var given = await RegisterAsync(caller, consent, read.OfferedOneByOne, cancellationToken);
        return new ObjectResult(ConsentAnswer.Of(given, now)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>The consents to the caller's unit: <c>?continuation=&amp;state=</c>.</summary>
    /// <remarks>Cost: 1 round trip and 1 a consent, at the same time; a share of 1 to log, one entry a person.</remarks>
    [Function("ProviderConsents"), AllowedTo(Role.Provider), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/consents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (found, continuation) = await store.OfProviderAsync(caller.RequireUnit(), Text(request.Query["continuation"]), Page, cancellationToken);
        var now = clock.GetUtcNow();
        var state = Text(request.Query["state"]);
        var shown = found.Where(consent => consent.IsLogged).Select(consent => ConsentAnswer.Of(consent, now))
            .Where(consent => state is null || consent.State.ToString().Equals(state, StringComparison.OrdinalIgnoreCase)).ToList();
        await ledger.AppendAllAsync(shown.Select(consent => consent.SubjectId).Distinct()
            .Select(subjectId => LedgerEntry.Of(caller, Read) with { SubjectId = subjectId }), cancellationToken);
        return new OkObjectResult(new { consents = shown, continuation });
    }

    /// <summary>撤回 on paper: a person without an account withdraws through the provider. As the person's own withdrawal.</summary>
    /// <remarks>Cost: 2 round trips to find, then as <see cref="ConsentWithdrawal"/>.</remarks>
    [Function("RegisterWithdrawal"), AllowedTo(Role.Provider), Query(ConsentRegister.Change)]
    public async Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/consents/{consentId}/withdrawal")] HttpRequest request,
        string consentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var found = await store.FindOfProviderAsync(caller.RequireUnit(), consentId, cancellationToken);
        var withdrawn = await withdrawal.WithdrawAsync(caller, found, client, cancellationToken);
        return new OkObjectResult(ConsentAnswer.Of(withdrawn, clock.GetUtcNow()));
    }

    private async Task CheckAsync(Caller caller, string subjectId, PaperConsentRequest body, PaperConsent read, DateOnly today, CancellationToken cancellationToken)
    {
        var problem = body.ConditionOfService == true ? ConsentProblems.Forced
            : read.Guardian is null && GuardianRule.NeedsGuardian(read.Person, today) ? ConsentProblems.GuardianNeeded : null;
        if (problem is null) return;
        await register.RefuseAsync(LedgerEntry.Of(caller, ConsentRegister.Change) with { SubjectId = subjectId, Items = read.Terms.Items }, problem, cancellationToken);
    }

    private async Task<StoredConsent> RegisterAsync(Caller caller, StoredConsent consent, IReadOnlyList<string> offered, CancellationToken cancellationToken)
    {
        try
        {
            var given = await register.AddAsync(caller, consent, offered, cancellationToken);
            if (given.Evidence.Blob != consent.Evidence.Blob) await blobs.DeleteAsync(Container, consent.Evidence.Blob!, cancellationToken);
            return given;
        }
        catch (ProblemException error) when (error.Problem.Status == StatusCodes.Status409Conflict)
        {
            await blobs.DeleteAsync(Container, consent.Evidence.Blob!, cancellationToken);
            throw;
        }
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
