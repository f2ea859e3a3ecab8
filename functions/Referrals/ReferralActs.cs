using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Referrals;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Referrals;

/// <summary>What people do with a referral: assign it, explain, close it. Nothing else changes one, and nothing removes it.</summary>
internal sealed class ReferralActs(ReferralStore store, ReferralAccess access, Pseudonyms pseudonyms, IOptions<AccessOptions> identity)
{
    /// <summary>交办: the authority has a body look into it, and perhaps a person of it. Cost: about 8 round trips.</summary>
    [Function("AssignReferral"), AllowedTo(Role.Authority)]
    public Task<IActionResult> AssignAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/referrals/{referralId}/assignment")] HttpRequest request,
        string referralId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        ActAsync<AssignmentBody>(request, referralId, client, "assigned", ReferralStage.Assigned, (body, errors) =>
        {
            var unit = errors.Text("unit", body.Unit, 18);
            if (unit.Length > 0 && !Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, unit, out _, out _))
            {
                errors.Add("unit", "check-digit", "unit 应为有效的 18 位统一社会信用代码。");
            }

            var person = string.IsNullOrWhiteSpace(body.Person) ? null : PersonOf(errors.Text("person", body.Person, 200));
            return ((now, by) => new CaseEntry<ReferralEvent>(new ReferralEvent.Assigned(now, by, unit, person)), unit);
        }, cancellationToken);

    /// <summary>说明: the unit in question explains itself. Cost: about 8 round trips.</summary>
    [Function("AnswerReferral"), AllowedTo(Role.Handler, Role.Determiner, Role.Implementer)]
    public Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/referrals/{referralId}/answer")] HttpRequest request,
        string referralId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        ActAsync<AnswerBody>(request, referralId, client, "answered", ReferralStage.Answered, (body, errors) =>
        {
            var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
            return ((now, by) => new CaseEntry<ReferralEvent>(new ReferralEvent.Answered(now, by), text), null);
        }, cancellationToken);

    /// <summary>办结: a person of the body that it is assigned to closes it with a result. Cost: about 8 round trips.</summary>
    [Function("CloseReferral"), AllowedTo(Role.Authority, Role.Auditor, Role.Handler)]
    public Task<IActionResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/referrals/{referralId}/closing")] HttpRequest request,
        string referralId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        ActAsync<ClosingBody>(request, referralId, client, "closed", ReferralStage.Closed, (body, errors) =>
        {
            if (body.Result is null) errors.Add("result", "required", "result 应为 established（属实）、excused（有正当理由）或 not-established（不属实）。");
            var reasons = errors.Text("reasons", body.Reasons);
            return ((now, by) => new CaseEntry<ReferralEvent>(new ReferralEvent.Closed(now, by, body.Result ?? default, reasons)), null);
        }, cancellationToken);

    private async Task<IActionResult> ActAsync<T>(HttpRequest request, string referralId, DurableTaskClient client, string detail, ReferralStage leadsTo,
        Func<T, FieldErrors, (Func<DateTimeOffset, Actor, CaseEntry<ReferralEvent>> Entry, string? ToUnit)> read, CancellationToken cancellationToken)
        where T : class
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<T>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var errors = new FieldErrors();
        var (entry, toUnit) = read(body, errors);
        errors.ThrowIfAny();
        var by = new Actor(caller.Unit, caller.Person);
        var after = await access.ActAsync(LedgerEntry.Of(caller, ReferralAccess.Change) with { Detail = detail }, referralId, client, async logs =>
        {
            var before = await access.FindAsync(caller, referralId, cancellationToken);
            return await store.ApplyAsync(before, now => entry(now, by), leadsTo, key, cancellationToken, toUnit, logs);
        }, cancellationToken);
        return new OkObjectResult(ReferralAnswer.Of(after));
    }

    // As a token of that account would name it: the same name at two issuers is two persons.
    private string PersonOf(string account) =>
        pseudonyms.OfPerson(string.IsNullOrEmpty(identity.Value.Authority) ? $"{IssuerKind.Bodies}\n{account}" : account);

    /// <summary>Whom it is assigned to.</summary>
    internal sealed record AssignmentBody(string? Unit, string? Person);

    /// <summary>An explanation.</summary>
    internal sealed record AnswerBody(string? Text);

    /// <summary>A result.</summary>
    internal sealed record ClosingBody(ReferralResult? Result, string? Reasons);
}
