using CreditFunctions.Access;
using CreditFunctions.JointActions.Board;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.JointActions.Units;

/// <summary>A unit's tasks (待办): what it is to apply, to whom, by when; what it applies; what it must stop.</summary>
internal sealed class UnitTasksFunction(Inbox inbox, BoardReader boards, BoardView view, SubjectIndex subjects, ILedger ledger)
{
    private const int PageSize = 50;

    /// <summary>Open until the unit has confirmed that it stopped, or takes no part any more. Cost: 1 round trip, 3 a task, a share of 1 to log each subject.</summary>
    [Function("UnitTasks"), AllowedTo(Role.Implementer), Query(MeasureEntries.Tasks)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/units/me/tasks")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var unit = caller.RequireUnit();
        var all = await inbox.TasksAsync(Recipient.OfUnit(unit), cancellationToken);
        var after = all.ToList().IndexOf(request.Query["continuation"].ToString());
        var page = all.Skip(after + 1).Take(PageSize).ToList();
        var tasks = (await Task.WhenAll(page.Select(actionId => ReadAsync(actionId, unit, cancellationToken)))).OfType<UnitTaskAnswer>().ToList();
        var seen = tasks.Select(task => task.Action.SubjectId).Distinct().DefaultIfEmpty(null);
        await ledger.AppendAllAsync(seen.Select(subjectId => LedgerEntry.Of(caller, MeasureEntries.Tasks) with { SubjectId = subjectId }), cancellationToken);
        return new OkObjectResult(new { unit, tasks, continuation = after + 1 + page.Count < all.Count ? page[^1] : null });
    }

    private async Task<UnitTaskAnswer?> ReadAsync(string actionId, string unit, CancellationToken cancellationToken)
    {
        var board = await boards.ReadAsync(actionId, unit, cancellationToken);
        // Over for this unit: the row of the list stays behind where a crash cut off its end.
        if (board?.Find(unit) is not { File.Task.IsSettled: false }) return null;
        var profile = await subjects.ProfileAsync(board.Action.SubjectId, cancellationToken);
        return new UnitTaskAnswer(await view.ForUnitAsync(board, unit, cancellationToken), profile?.Name);
    }
}

/// <summary>A unit's task.</summary>
/// <param name="Action">The action, with the unit's own row.</param>
/// <param name="SubjectName">For or against whom.</param>
internal sealed record UnitTaskAnswer(ActionAnswer Action, string? SubjectName);
