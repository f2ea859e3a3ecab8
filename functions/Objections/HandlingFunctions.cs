using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Objections;

/// <summary>What the bodies do between receipt and decision. None of it stops the clock.</summary>
internal sealed class HandlingFunctions(HandlingAct act, ObjectionIndex index, IOptions<ObjectionOptions> options)
{
    /// <summary>通知补正: the deciding body asks the applicant for more.</summary>
    [Function("RequestSupplement"), AllowedTo(Role.Handler)]
    public Task<IActionResult> RequestSupplementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/supplement-request")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<TextBody>(request, objectionId, "supplement-requested", client, (body, errors) =>
        {
            var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
            return (now, by) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.SupplementRequested(now, by), text);
        }, cancellationToken);

    /// <summary>交办核查: the deciding body asks another unit to verify, within so many working days.</summary>
    [Function("RequestVerification"), AllowedTo(Role.Handler)]
    public Task<IActionResult> RequestVerificationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/verification-request")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<UnitBody>(request, objectionId, "verification-requested", client, (body, errors) =>
        {
            var unit = Unit(errors, body.Unit);
            return (now, by) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.VerificationRequested(now, by, unit, body.WorkingDays), body.Reason?.Trim());
        }, cancellationToken, body => index.AddAsync(objectionId, [ObjectionIndex.OfUnit(body.Unit!.Trim())], cancellationToken));

    /// <summary>核查意见: the verifying unit's opinion.</summary>
    [Function("GiveVerification"), AllowedTo(Role.Handler)]
    public Task<IActionResult> GiveVerificationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/verification")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<TextBody>(request, objectionId, "verification-given", client, (body, errors) =>
        {
            var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
            return (now, by) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.VerificationGiven(now, by), text);
        }, cancellationToken);

    /// <summary>移送: another body has the power to decide. Until that one has acted, whom it came from or the authority takes it back or sends it on.</summary>
    [Function("TransferObjection"), AllowedTo(Role.Handler, Role.Authority)]
    public Task<IActionResult> TransferAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/transfer")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<UnitBody>(request, objectionId, "transferred", client, (body, errors) =>
        {
            var unit = Unit(errors, body.Unit);
            var reason = errors.Text("reason", body.Reason, 1000);
            return (now, by) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Transferred(now, by, unit, reason)
            {
                ByAuthority = by.Unit is { } acting && acting == options.Value.AuthorityUnit,
            });
        }, cancellationToken, body => index.AddAsync(objectionId, [ObjectionIndex.OfUnit(body.Unit!.Trim())], cancellationToken));

    private static string Unit(FieldErrors errors, string? unit)
    {
        var code = errors.Text("unit", unit, 18);
        if (code.Length > 0 && !Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, code, out _, out _))
        {
            errors.Add("unit", "check-digit", "unit 应为有效的 18 位统一社会信用代码。");
        }

        return code;
    }

    /// <summary>Words.</summary>
    internal sealed record TextBody(string? Text);

    /// <summary>A unit, and why.</summary>
    internal sealed record UnitBody(string? Unit, int? WorkingDays, string? Reason);
}
