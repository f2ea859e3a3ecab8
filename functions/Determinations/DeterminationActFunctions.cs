using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Determinations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>What the unit does with its determination besides deciding, and what the subject says.</summary>
/// <remarks>Cost: as <see cref="DeterminationAct"/>.</remarks>
internal sealed class DeterminationActFunctions(DeterminationAct act, DeterminationStore store, EvidenceStore evidence)
{
    private const int LongestProof = 500, LongestReason = 2000;

    /// <summary>送达: by post or at the window, with proof; or it failed, and a public notice begins.</summary>
    [Function("RecordDeterminationService"), AllowedTo(Role.Determiner), Query(DeterminationAccess.Change)]
    public Task<IActionResult> ServiceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations/{determinationId}/service")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<ServiceBody>(request, determinationId, client, "service", (body, _) =>
        {
            var errors = new FieldErrors();
            var proof = errors.Text("proof", body.Proof, LongestProof);
            if (body.Outcome is null) errors.Add("outcome", "code-list", "outcome 应为 delivered（已送达）、refused（拒绝签收）或 unreachable（无法送达）。");
            if (body.Outcome == ServiceOutcome.Delivered && body.Way is not (ServiceWay.Post or ServiceWay.Window))
            {
                errors.Add("way", "code-list", "way 应为 post（邮寄）或 window（窗口、当面）。");
            }

            errors.ThrowIfAny();
            return Task.FromResult<Func<DateTimeOffset, Regulation.Cases.Actor, CaseEntry<DeterminationEvent>>>((now, by) => new(body.Outcome switch
            {
                ServiceOutcome.Delivered => new DeterminationEvent.Served(now, by, body.Way ?? default, body.ServedAt ?? now, proof),
                ServiceOutcome.Refused => new DeterminationEvent.ServiceFailed(now, by, ServiceFailure.Refused, proof),
                _ => new DeterminationEvent.ServiceFailed(now, by, ServiceFailure.Unreachable, proof),
            }));
        }, cancellationToken);

    /// <summary>陈述申辩: the subject states its case. After the decision it is kept and shown, and changes nothing.</summary>
    [Function("StateOnDetermination"), AllowedTo(Role.Subject), Query(DeterminationAccess.Change)]
    public Task<IActionResult> StatementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations/{determinationId}/statement")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<StatementBody>(request, determinationId, client, "statement", async (body, on) =>
        {
            var errors = new FieldErrors();
            var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
            var uploads = EvidenceRequest.Read(errors, body.Evidence);
            errors.ThrowIfAny();
            var kept = on.IsAnswered ? [] : await evidence.KeepAsync(uploads, cancellationToken);
            return (now, by) => new CaseEntry<DeterminationEvent>(new DeterminationEvent.StatementGiven(now, by), text, kept);
        }, cancellationToken);

    /// <summary>撤回: the unit takes its proposal back before it is decided.</summary>
    [Function("WithdrawDetermination"), AllowedTo(Role.Determiner), Query(DeterminationAccess.Change)]
    public Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations/{determinationId}/withdrawal")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<ReasonBody>(request, determinationId, client, "withdrawn", (body, _) =>
        {
            var errors = new FieldErrors();
            var reason = errors.Text("reason", body.Reason, LongestReason);
            errors.ThrowIfAny();
            return Task.FromResult<Func<DateTimeOffset, Regulation.Cases.Actor, CaseEntry<DeterminationEvent>>>(
                (now, by) => new(new DeterminationEvent.Withdrawn(now, by, reason)));
        }, cancellationToken);

    /// <summary>撤销: the unit revokes what it determined; from the answer on nothing rests on it any more. Sent again by the same person, it goes on where it was.</summary>
    [Function("RevokeDetermination"), AllowedTo(Role.Determiner), Query(DeterminationAccess.Change)]
    public Task<IActionResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations/{determinationId}/revocation")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        act.RunAsync<ReasonBody>(request, determinationId, client, "revoked", async (body, on) =>
        {
            var errors = new FieldErrors();
            var reason = errors.Text("reason", body.Reason, LongestReason);
            var (law, article) = (errors.Text("basis.law", body.Basis?.Law, 100), errors.Text("basis.article", body.Basis?.Article, 50));
            errors.ThrowIfAny();
            var revoked = on.Case.End != DeterminationEnd.Revoked ? null
                : (await store.HistoryAsync(determinationId, cancellationToken)).Select(entry => entry.Happened).OfType<DeterminationEvent.Revoked>().Single();
            return (now, by) => new CaseEntry<DeterminationEvent>(
                revoked is not null && (revoked.By.Unit, revoked.By.Person, revoked.Reason, revoked.Law, revoked.Article) == (by.Unit, by.Person, reason, law, article)
                    ? new DeterminationEvent.TimePassed(now) : new DeterminationEvent.Revoked(now, by, reason, law, article));
        }, cancellationToken);

    /// <summary>How the service went.</summary>
    internal enum ServiceOutcome
    {
        /// <summary>已送达.</summary>
        Delivered,
        /// <summary>拒绝签收.</summary>
        Refused,
        /// <summary>无法送达.</summary>
        Unreachable,
    }

    /// <summary>A service as it is recorded.</summary>
    internal sealed record ServiceBody(ServiceOutcome? Outcome, ServiceWay? Way, DateTimeOffset? ServedAt, string? Proof);

    /// <summary>A statement as it is sent.</summary>
    internal sealed record StatementBody(string? Text, IReadOnlyList<EvidenceRequest?>? Evidence);

    /// <summary>A reason, and a basis where one is needed.</summary>
    internal sealed record ReasonBody(string? Reason, Provision? Basis);

    /// <summary>A law and its article.</summary>
    internal sealed record Provision(string? Law, string? Article);
}
