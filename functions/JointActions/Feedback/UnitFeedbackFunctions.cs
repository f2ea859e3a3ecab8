using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>What an implementing unit sends: 反馈 (art. 19) and 确认停止 (art. 27).</summary>
internal sealed class UnitFeedbackFunctions(UnitFeedbackIntake intake, UnitActs acts, AuthorityActs authority, BoardView view, Inbox inbox, ILedger ledger, TimeProvider clock)
{
    private const int LongestNote = 500;

    /// <summary>Cost: as <see cref="UnitFeedbackIntake"/>.</summary>
    [Function("JointActionFeedback"), AllowedTo(Role.Implementer), Query(MeasureEntries.Change)]
    public async Task<IActionResult> FeedbackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/units/{unit}/feedback")] HttpRequest request,
        string actionId, string unit, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var feedback = (await JsonBody.ReadAsync<FeedbackRequest>(request, cancellationToken)).Read();
        var board = await intake.TakeAsync(Caller.Of(request), actionId, unit, feedback, client, cancellationToken);
        return new OkObjectResult(await view.ForUnitAsync(board, unit, cancellationToken));
    }

    /// <summary>The unit confirms that it stopped, or the authority for one that does not exist any more; again, the first confirmation stands. Cost: as <see cref="UnitActs.CarryThroughAsync"/>, 1 more.</summary>
    [Function("JointActionStopConfirmation"), AllowedTo(Role.Implementer, Role.Authority), Query(MeasureEntries.Change)]
    public async Task<IActionResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/joint-actions/{actionId}/units/{unit}/stop-confirmation")] HttpRequest request,
        string actionId, string unit, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (day, note) = Read(await JsonBody.ReadAsync<ConfirmationRequest>(request, cancellationToken));
        var act = new UnitAct((now, _) => new UnitEvent.StopConfirmed(now, new Actor(caller.Unit, caller.Person), day, note), action => MeasureEntries.Of(caller, action, "stop-confirmed"));
        Task<ActionBoard> ConfirmedAsync() => acts.CarryThroughAsync(actionId, unit, act, client, cancellationToken);
        var board = caller.Is(Role.Authority) && caller.Unit != unit
            ? await authority.ActAsync(caller, actionId, ConfirmedAsync, cancellationToken)
            : await ledger.LogRefusalOfAsync(LedgerEntry.Of(caller, MeasureEntries.Change).About(OpaqueId.IsMade(actionId) ? actionId : "-"),
                () => caller.RequireUnit() == unit ? ConfirmedAsync() : throw JointActionProblems.Unknown.AsException(), cancellationToken);
        await inbox.CloseTaskAsync(Recipient.OfUnit(unit), actionId, cancellationToken);
        return new OkObjectResult(await view.ForUnitAsync(board, unit, cancellationToken));
    }

    private (DateOnly Day, string? Note) Read(ConfirmationRequest body)
    {
        var errors = new FieldErrors();
        var day = ChinaTime.DateOf(clock.GetUtcNow());
        if (!string.IsNullOrWhiteSpace(body.StoppedOn)
            && !DateOnly.TryParseExact(body.StoppedOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            errors.Add("stoppedOn", "format", "stoppedOn 应为日期（北京时间），写成 2026-09-24。");
        }

        var note = body.Note?.Trim();
        if (note?.Length > LongestNote) errors.Add("note", "too-long", $"note 不能超过 {LongestNote} 个字符。");
        errors.ThrowIfAny();
        return (day, string.IsNullOrEmpty(note) ? null : note);
    }

    /// <summary>A confirmation as it is sent.</summary>
    /// <param name="StoppedOn">The day (China) on which it stopped; today where absent.</param>
    /// <param name="Note">What else is to be said.</param>
    internal sealed record ConfirmationRequest(string? StoppedOn, string? Note);
}
