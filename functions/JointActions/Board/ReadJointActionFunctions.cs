using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.JointActions.Board;

/// <summary>The board: unit × state × days left × feedback; and the list of actions. Every look is logged before it is answered.</summary>
internal sealed class ReadJointActionFunctions(BoardReader boards, BoardView view, JointActionStore store, JointActionIndex index, OwnSubject own, ILedger ledger)
{
    private const int PageSize = 50, AtOnce = 16;

    /// <summary>The authority sees all of it, a unit its own row, the subject its own action. Cost, whatever its size: 1 round trip to read, a share of 1
    /// to log, 1 more to know a subject.</summary>
    [Function("ReadJointAction"), AllowedTo(Role.Authority, Role.Auditor, Role.Implementer, Role.Subject), Query(MeasureEntries.Look)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/joint-actions/{actionId}")] HttpRequest request,
        string actionId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var board = await boards.ReadAsync(actionId, cancellationToken);
        var answer = board is null ? null : await AnswerAsync(caller, board, cancellationToken);
        await ledger.AppendAsync((LedgerEntry.Of(caller, MeasureEntries.Look) with
        {
            SubjectId = answer is null ? null : board!.Action.SubjectId,
            Outcome = answer is null ? JointActionProblems.Unknown.Code : LedgerEntry.Answered,
        }).About(board?.Action.CaseId ?? "unknown"), cancellationToken);
        return answer is null ? JointActionProblems.Unknown : new OkObjectResult(answer);
    }

    /// <summary>Those that are not done (<c>?subjectId=</c>: all of a subject's), the next to end first. Cost: 1 round trip, 1 an action, a share of 1 to log.</summary>
    [Function("ListJointActions"), AllowedTo(Role.Authority, Role.Auditor), Query(MeasureEntries.Look)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/joint-actions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subject = request.Query["subjectId"].ToString();
        if (subject.Length > 0 && !Storage.OpaqueId.Is(subject)) throw CommonProblems.InvalidFields([new FieldError("subjectId", "format", "subjectId 不正确。")]).AsException();
        var ids = await index.ListAsync(subject.Length > 0 ? JointActionIndex.OfSubject(subject) : JointActionIndex.AllOpen, cancellationToken);
        var inOrder = (await ReadAsync(ids, cancellationToken)).OrderBy(action => action.EndsOn).ThenBy(action => action.CaseId, StringComparer.Ordinal).ToList();
        var after = inOrder.FindIndex(action => action.CaseId == request.Query["continuation"].ToString());
        var page = inOrder.Skip(after + 1).Take(PageSize).ToList();
        var subjects = page.Select(action => action.SubjectId).Distinct().DefaultIfEmpty(Storage.OpaqueId.IsMade(subject) ? subject : null);
        await ledger.AppendAllAsync(subjects.Select(id => LedgerEntry.Of(caller, MeasureEntries.Look) with { SubjectId = id }), cancellationToken);
        return new OkObjectResult(new
        {
            jointActions = page.Select(view.Summary),
            continuation = after + 1 + page.Count < inOrder.Count ? page[^1].CaseId : null,
        });
    }

    private async Task<ActionAnswer?> AnswerAsync(Caller caller, ActionBoard board, CancellationToken cancellationToken)
    {
        if (caller.Is(Role.Authority) || caller.Is(Role.Auditor)) return await view.WholeAsync(board, cancellationToken);
        // Before it holds it concerns nobody but the authority.
        if (board.Action.StartedAt is null) return null;
        if (caller.Is(Role.Implementer) && caller.Unit is { } unit && board.Find(unit) is not null) return await view.ForUnitAsync(board, unit, cancellationToken);
        return caller.Is(Role.Subject) && await own.FindAsync(caller, cancellationToken) == board.Action.SubjectId
            ? await view.ForSubjectAsync(board, cancellationToken) : null;
    }

    private async Task<IReadOnlyList<JointAction>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var actions = new List<JointAction>(ids.Count);
        foreach (var some in ids.Chunk(AtOnce))
        {
            // A row of the list without an action: starting it was cut off before it was answered.
            foreach (var file in await Task.WhenAll(some.Select(id => store.ReadAsync(id, cancellationToken)))) if (file is not null) actions.Add(file.Case);
        }

        return actions;
    }
}
