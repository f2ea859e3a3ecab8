using CreditFunctions.Cases;
using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>A person's own consents (本人同意, art. 7), and those that it gave as a guardian: what they are, giving one, withdrawing one.</summary>
internal sealed class OwnConsentsFunctions(OwnSubject own, ConsentingPerson person, ConsentStore store, ConsentRegister register, ConsentWithdrawal withdrawal,
    ILedger ledger, Pseudonyms pseudonyms, TimeProvider clock)
{
    private const string Read = "consents";

    /// <summary>All of them, the newest first.</summary>
    /// <remarks>Cost: 1 round trip to find the subject (none for ten minutes after), 1 to read and 1 for each ward's, a share of 1 to log.</remarks>
    [Function("OwnConsents"), AllowedTo(Role.Subject), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/consents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var found = subjectId is null ? [] : await store.OfAsync(subjectId, wards: true, cancellationToken);
        var given = found.Where(consent => consent.IsLogged).OrderByDescending(consent => consent.GivenAt).ToList();
        await ledger.AppendAllAsync(given.Select(consent => consent.SubjectId).Append(subjectId).Distinct()
            .Select(one => LedgerEntry.Of(caller, Read) with { SubjectId = one }), cancellationToken);
        return new OkObjectResult(new { consents = given.Select(consent => ConsentAnswer.Of(consent, clock.GetUtcNow())) });
    }

    /// <summary>同意, for oneself or as a guardian for one's ward: 201. A purpose a request: what is agreed to here is agreed to one by one.</summary>
    /// <remarks>Cost: 1 to 3 round trips to find or make the subject, then as <see cref="ConsentRegister"/>.</remarks>
    [Function("Consent"), AllowedTo(Role.Subject), Query(ConsentRegister.Change)]
    public async Task<IActionResult> GiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/consents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<OwnConsentRequest>(request, cancellationToken);
        var now = clock.GetUtcNow();
        var terms = body.Read(ChinaTime.DateOf(now));
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var entry = LedgerEntry.Of(caller, ConsentRegister.Change) with { Items = terms.Items, Detail = "given-online" };
        var (subjectId, form) = await person.OfAsync(caller, body.Name!.Trim(), ChinaTime.DateOf(now), entry, cancellationToken);
        terms = terms with { Form = form };
        var id = key is null ? NewId.Make('k') : "k" + key.Id;
        var consent = new StoredConsent(subjectId, id, terms, now, new ConsentEvidence(Evidence(subjectId, id, terms), null, null)) { Request = key?.Body };
        var given = await register.AddAsync(caller, consent, [], cancellationToken);
        return new ObjectResult(ConsentAnswer.Of(given, now)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>撤回同意: nothing that rests on it is answered from now on, and all of it is erased. Again changes nothing.</summary>
    /// <remarks>Cost: 1 to 3 round trips to find, then as <see cref="ConsentWithdrawal"/>.</remarks>
    [Function("WithdrawConsent"), AllowedTo(Role.Subject), Query(ConsentRegister.Change)]
    public async Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/consents/{consentId}")] HttpRequest request,
        string consentId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var found = subjectId is null ? null : await store.FindGivenAsync(subjectId, consentId, cancellationToken);
        var withdrawn = await withdrawal.WithdrawAsync(caller, found, client, cancellationToken);
        return new OkObjectResult(ConsentAnswer.Of(withdrawn, clock.GetUtcNow()));
    }

    // What was agreed to, word for word: shows later that the register was not changed.
    private static string Evidence(string subjectId, string id, Consent terms) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { subjectId, id, terms }, JsonContract.Options)));
}

/// <summary>A person's own consent as it is sent.</summary>
/// <param name="Provider">Who may collect, by unified social credit code.</param>
/// <param name="Items">Codes of market items.</param>
/// <param name="Purpose">The one agreed purpose.</param>
/// <param name="From">The first day (China); today where absent.</param>
/// <param name="Until">The last day (China).</param>
/// <param name="Name">The person's name: it stands for the signature.</param>
internal sealed record OwnConsentRequest(string? Provider, IReadOnlyList<string?>? Items, string? Purpose, DateOnly? From, DateOnly? Until, string? Name)
{
    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public Consent Read(DateOnly today)
    {
        var errors = new FieldErrors();
        if (!Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, Provider, out var provider, out _))
        {
            errors.Add("provider", "check-digit", "provider 应为提供单位的统一社会信用代码。");
        }

        ConsentTerms.Name(errors, "name", Name);
        var (items, purpose) = (ConsentTerms.Items(errors, Items), ConsentTerms.Purpose(errors, Purpose));
        var period = ConsentTerms.Period(errors, From, Until, today);
        errors.ThrowIfAny();
        return new Consent(provider!.Number, items, purpose, period, ConsentForm.Online);
    }

    /// <summary>Without the name: a record's own text would print it into a log.</summary>
    public override string ToString() => "consent";
}
