using System.Net;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.JointActions;

public sealed class JointActionStoryTests(RunningApp app) : IClassFixture<RunningApp>
{
    private async Task<JointApp> AppAsync() => await JointApp.StartAsync(await ObjectionApp.StartAsync(app.Process, app.Stored));

    [Fact]
    [Trait("Article", "19")]
    [Trait("Article", "23")]
    public async Task Punishment_is_proposed_approved_delivered_applied_and_shown_to_its_subject()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(3);
        var id = (string)(await joint.OkAsync("", joint.Authority, joint.Proposal(units)))["actionId"]!;
        ProblemAssert.Is(await joint.PostAsync($"/{id}/approval", joint.Authority, new { }), HttpStatusCode.Forbidden, "four-eyes");
        Assert.Empty(await joint.MeasuresAsync());
        Assert.Empty(await joint.TasksAsync(units[0]));

        await joint.OkAsync($"/{id}/approval", joint.Approver, new { });
        await joint.QuietAsync();
        var board = await joint.BoardAsync(id);
        Assert.All(units, unit => Assert.Equal(("open", true, 10), (JointApp.StateOf(board, unit), (bool)JointApp.UnitOf(board, unit)["delivered"]!, (int)JointApp.UnitOf(board, unit)["daysLeft"]!)));
        Assert.Equal("四平甲公司", (string)Assert.Single(await joint.TasksAsync(units[0]))!["subjectName"]!);
        Assert.Equal(["joint-task"], await joint.KindsAsync(units[0]));

        Assert.Equal(HttpStatusCode.OK, (await joint.FeedbackAsync(id, units[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await joint.FeedbackAsync(id, units[1], JointApp.NotDone("该企业不在我单位监管辖区内，登记住所已于八月迁往梨树县，应由迁入地监管部门实施。"))).Status);
        await joint.QuietAsync();
        board = await joint.BoardAsync(id);
        Assert.Equal(["implemented", "not-implemented", "open"], units.Select(unit => JointApp.StateOf(board, unit)));
        Assert.Equal(["joint-action-started", "joint-measure-applied"], await joint.Objections.KindsAsync(joint.Subject, unit: false));

        var measure = Assert.Single(await joint.MeasuresAsync())!;
        Assert.Equal((true, JointApp.Reasons, "《四平市社会信用条例》"), ((bool)measure["holds"]!, (string)measure["reasons"]!, (string)measure["measures"]![0]!["law"]!));
        Assert.Contains("信用修复告知", (string)measure["repairGuide"]!, StringComparison.Ordinal);
        var log = (await joint.Objections.GetAsync("me/access-log", joint.Subject)).Body!["entries"]!.AsArray();
        Assert.Contains(log, entry => (string)entry!["what"]! == "change-measure" && (string?)entry["detail"] == "applied" && (string?)entry["unit"] == units[0]);
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Revoked_action_holds_in_no_view_and_is_unconfirmed_until_each_unit_confirms()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        await joint.FeedbackAsync(id, units[0]);
        await joint.OkAsync($"/{id}/revocation", joint.Authority, new { reason = "所依据的处罚决定已被撤销", basis = "《四平市社会信用条例》第二十七条" });

        var measure = Assert.Single(await joint.MeasuresAsync())!;
        Assert.False((bool)measure["holds"]!);
        Assert.Equal(units.Order(), measure["unconfirmed"]!.AsArray().Select(unit => (string)unit!).Order());
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[1]), HttpStatusCode.Conflict, "action-stopped");
        await joint.QuietAsync();
        Assert.Equal(["joint-task", "joint-stop"], await joint.KindsAsync(units[1]));

        Assert.Equal(HttpStatusCode.OK, (await joint.ConfirmAsync(id, units[0])).Status);
        Assert.Equal([units[1]], (await joint.BoardAsync(id))["unconfirmed"]!.AsArray().Select(unit => (string)unit!));
        Assert.Empty(await joint.TasksAsync(units[0]));
        Assert.Equal(HttpStatusCode.OK, (await joint.ConfirmAsync(id, units[1])).Status);
        Assert.Empty(await joint.MeasuresAsync());
        await joint.QuietAsync();
        Assert.Equal(["joint-action-started", "joint-measure-applied", "joint-action-ended"], await joint.Objections.KindsAsync(joint.Subject, unit: false));
    }

    [Fact]
    [Trait("Article", "20")]
    public async Task Same_request_again_is_the_same_action_and_another_with_its_key_is_refused()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var first = await joint.PostAsync("", joint.Authority, joint.Proposal(units), "key-1");
        var again = await joint.PostAsync("", joint.Authority, joint.Proposal(units), "key-1");
        Assert.Equal((string)first.Body!["actionId"]!, (string)again.Body!["actionId"]!);
        ProblemAssert.Is(await joint.PostAsync("", joint.Authority, joint.Proposal(units, endsOn: "2026-12-30"), "key-1"), HttpStatusCode.Conflict, "idempotency-key-reused");
    }
}
