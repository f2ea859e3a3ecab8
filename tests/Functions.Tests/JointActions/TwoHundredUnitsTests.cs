using System.Net;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>Long stories on a controlled clock, each on a host of its own.</summary>
public sealed class TwoHundredUnitsTests
{
    [Fact]
    [Trait("Article", "19")]
    [Trait("Article", "27")]
    [Trait("Article", "36")]
    public async Task Of_two_hundred_units_a_third_never_answers_and_each_state_is_exact()
    {
        await using var host = await ObjectionHost.StartAsync();
        var joint = await JointApp.StartAsync(await host.AppAsync());
        var units = JointApp.Units(200);
        var id = await joint.PunishAsync(units);
        var (answering, silent) = (units.Take(133).ToList(), units.Skip(133).ToList());
        await AllAsync(answering, async unit => Assert.Equal(HttpStatusCode.OK, (await joint.FeedbackAsync(id, unit)).Status));

        await joint.Objections.MoveToAsync("2026-10-16T00:00:01+08:00");
        Assert.Equal("implemented 133, reasons-demanded 67", await CountsAsync(joint, id));
        await joint.Objections.MoveToAsync("2026-10-24T00:00:01+08:00");
        Assert.Equal("implemented 133, referred 67", await CountsAsync(joint, id));
        Assert.Equal(silent.Order(), await ReferredAsync(joint, id, "joint-action-unanswered"));
        Assert.Equal(["joint-task", "joint-task-reminder", "joint-task-reminder", "joint-task-reminder", "joint-task-reminder", "joint-reasons-demanded",
            "joint-task-reminder", "joint-task-reminder", "joint-task-referred"], await joint.KindsAsync(silent[0]));
        Assert.Equal(["joint-task"], await joint.KindsAsync(answering[0]));

        await joint.OkAsync($"/{id}/revocation", joint.Authority, new { reason = "原处罚决定撤销", basis = "条例第二十七条" });
        await joint.QuietAsync();
        await AllAsync(answering, async unit => Assert.Equal(HttpStatusCode.OK, (await joint.ConfirmAsync(id, unit)).Status));
        await joint.Objections.MoveToAsync("2026-10-29T00:00:01+08:00");
        Assert.Equal("stop-unconfirmed 67, stopped 133", await CountsAsync(joint, id));
        Assert.Equal(silent.Order(), await ReferredAsync(joint, id, "joint-action-stop-unconfirmed"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Article", "19")]
    public async Task Action_killed_again_and_again_goes_on_where_it_was_and_nobody_is_told_twice(bool replay)
    {
        await using var host = await ObjectionHost.StartAsync(replay: replay);
        var joint = await JointApp.StartAsync(await host.AppAsync());
        var units = JointApp.Units(4);
        var id = await joint.PunishAsync(units, endsOn: "2026-10-26");
        await RestartAsync(host);
        await joint.FeedbackAsync(id, units[0]);
        await joint.Objections.MoveToAsync("2026-10-09T12:00:00+08:00");
        await RestartAsync(host);
        await joint.Objections.MoveToAsync("2026-10-16T12:00:00+08:00");
        await RestartAsync(host);
        // Late, and taken.
        var late = await joint.FeedbackAsync(id, units[1], JointApp.Done("2026-10-16"));
        Assert.Equal((true, true), ((bool)late.Body!["units"]![0]!["feedback"]!["late"]!, (bool)late.Body["units"]![0]!["feedback"]!["implementedLate"]!));
        // It ends by its end date, though nobody is there to say so.
        await joint.Objections.MoveToAsync("2026-10-26T23:00:00+08:00");
        Assert.True((bool)(await joint.BoardAsync(id))["holds"]!);
        await RestartAsync(host);
        await joint.Objections.MoveToAsync("2026-10-27T00:00:01+08:00");
        var board = await joint.BoardAsync(id);
        Assert.Equal((false, "expired"), ((bool)board["holds"]!, (string)board["stop"]!["cause"]!));
        Assert.Equal(["joint-task", "joint-task-reminder", "joint-task-reminder", "joint-task-reminder", "joint-task-reminder", "joint-reasons-demanded",
            "joint-task-reminder", "joint-task-reminder", "joint-task-referred", "joint-stop"], await joint.KindsAsync(units[2]));
        Assert.Equal(["joint-task", "joint-stop"], await joint.KindsAsync(units[0]));
    }

    private static async Task<string> CountsAsync(JointApp joint, string id) => string.Join(", ",
        (await joint.BoardAsync(id))["counts"]!.AsObject().OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));

    private static async Task<IEnumerable<string>> ReferredAsync(JointApp joint, string id, string cause)
    {
        var (units, continuation) = (new List<string>(), string.Empty);
        do
        {
            var page = await ObjectionApp.OkAsync(joint.Objections.GetAsync("referrals?continuation=" + continuation, joint.Authority));
            units.AddRange(page["referrals"]!.AsArray().Where(of => (string)of!["caseId"]! == id && (string)of["cause"]! == cause).Select(of => (string)of!["unit"]!));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);
        return units.Order();
    }

    private static Task AllAsync(IEnumerable<string> units, Func<string, Task> act) =>
        Parallel.ForEachAsync(units, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (unit, _) => await act(unit));

    private static async Task RestartAsync(ObjectionHost host)
    {
        await host.Process.KillAsync();
        await host.Process.RestartAsync();
    }
}
