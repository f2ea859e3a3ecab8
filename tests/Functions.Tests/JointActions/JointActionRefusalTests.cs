using System.Net;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Submissions;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>Bad input and races over HTTP and the queue.</summary>
public sealed class JointActionRefusalTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string GoodReasons = "该企业不在我单位监管辖区内，登记住所已于八月迁往梨树县，应由迁入地监管部门实施。";

    private async Task<JointApp> AppAsync() => await JointApp.StartAsync(await ObjectionApp.StartAsync(app.Process, app.Stored));

    [Fact]
    [Trait("Article", "19")]
    public async Task Feedback_twice_is_the_same_answer_and_another_units_is_like_none()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        var first = await joint.FeedbackAsync(id, units[0]);
        var again = await joint.FeedbackAsync(id, units[0]);
        Assert.Equal((first.Status, first.Body!["units"]!.ToJsonString()), (again.Status, again.Body!["units"]!.ToJsonString()));
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0], new { outcome = "implemented", what = "另一说法", implementedOn = "2026-09-24" }), HttpStatusCode.Conflict, "already-answered");
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[1], by: units[0]), HttpStatusCode.NotFound, "joint-action-not-found");
        ProblemAssert.Is(await joint.FeedbackAsync(id, ObjectionApp.Code("11")), HttpStatusCode.NotFound, "joint-action-not-found");
        ProblemAssert.Is(await joint.FeedbackAsync("j0", units[1]), HttpStatusCode.NotFound, "joint-action-not-found");
        ProblemAssert.Is(await joint.Objections.GetAsync($"joint-actions/{id}", await joint.TokenOfAsync(ObjectionApp.Code("11"))), HttpStatusCode.NotFound, "joint-action-not-found");
        Assert.Equal(units[1], (string)Assert.Single((await joint.BoardAsync(id, await joint.TokenOfAsync(units[1])))["units"]!.AsArray())!["unit"]!);
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Reasons_that_are_empty_or_copied_are_refused()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0], JointApp.NotDone("")), HttpStatusCode.BadRequest, "reasons-missing");
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0], JointApp.NotDone("因客观原因暂不具备实施条件，特此说明。")), HttpStatusCode.BadRequest, "reasons-empty-words");
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0], JointApp.NotDone(JointApp.Reasons)), HttpStatusCode.BadRequest, "reasons-copied");
        Assert.Equal(HttpStatusCode.OK, (await joint.FeedbackAsync(id, units[0], JointApp.NotDone(GoodReasons))).Status);
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[1], JointApp.NotDone(GoodReasons + "特此说明。")), HttpStatusCode.BadRequest, "reasons-copied");
    }

    [Theory]
    [Trait("Article", "23")]
    [InlineData("ground-not-effective", "rnone", "key-supervision", "2026-12-31", "《四平市社会信用条例》")]
    [InlineData("measure-unknown", null, "flogging", "2026-12-31", "《四平市社会信用条例》")]
    [InlineData("measure-without-basis", null, "key-supervision", "2026-12-31", "")]
    [InlineData("measure-without-own-law", null, "procurement-ban", "2026-12-31", "《四平市社会信用条例》")]
    [InlineData("measure-beyond-severity", null, "procurement-ban", "2026-12-31", "《中华人民共和国政府采购法》")]
    [InlineData("measure-beyond-period", null, "written-warning", "2027-08-01", "《四平市社会信用条例》")]
    [InlineData("measure-of-other-kind", null, "priority-handling", "2026-12-31", "《四平市社会信用条例》")]
    public async Task What_cannot_start_says_which_rule(string code, string? ground, string measure, string endsOn, string law)
    {
        var joint = await AppAsync();
        var proposal = joint.Proposal(JointApp.Units(1), measure: measure, endsOn: endsOn, ground: ground,
            basis: new { law, article = law.Length > 0 ? "第七十七条" : "" });
        ProblemAssert.Is(await joint.PostAsync("", joint.Authority, proposal), HttpStatusCode.BadRequest, code);
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Upheld_objection_ends_the_action_in_every_view_before_anybody_is_told()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        var objection = await joint.Objections.FileAsync();
        await ObjectionApp.OkAsync(joint.Objections.PostAsync($"/{objection}/decision", joint.Objections.Handler, ObjectionApp.Decision("deleted")));
        await joint.QuietAsync();
        Assert.Equal("objection-upheld", (string)(await joint.BoardAsync(id))["stop"]!["cause"]!);
        Assert.False((bool)Assert.Single(await joint.MeasuresAsync())!["holds"]!);
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0]), HttpStatusCode.Conflict, "action-stopped");
        foreach (var unit in units) Assert.Equal(["joint-task", "joint-stop"], await joint.KindsAsync(unit));
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Unit_that_does_not_exist_any_more_is_replaced_and_blocks_nothing()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        var successor = ObjectionApp.Code("11");
        await joint.OkAsync($"/{id}/units/{units[0]}/withdrawal", joint.Authority, new { reason = "机构改革后撤销，职能划入继任单位", isGone = true });
        await joint.OkAsync($"/{id}/units", joint.Authority, new { units = new[] { new { unit = successor } }, reason = "承接原单位职能" });
        await joint.QuietAsync();
        var board = await joint.BoardAsync(id);
        Assert.Equal(["withdrawn", "open", "open"], new[] { units[0], units[1], successor }.Select(unit => JointApp.StateOf(board, unit)));
        ProblemAssert.Is(await joint.FeedbackAsync(id, units[0]), HttpStatusCode.Conflict, "unit-withdrawn");
        Assert.Equal(["joint-task"], await joint.KindsAsync(successor));

        await joint.OkAsync($"/{id}/revocation", joint.Authority, new { reason = "原处罚决定撤销", basis = "条例第二十七条" });
        await joint.QuietAsync();
        foreach (var unit in new[] { units[1], successor }) Assert.Equal(HttpStatusCode.OK, (await joint.ConfirmAsync(id, unit)).Status);
        Assert.Empty(await joint.MeasuresAsync());
        Assert.Equal(["joint-task"], await joint.KindsAsync(units[0]));
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Authority_confirms_with_a_note_for_a_unit_that_is_gone_and_for_no_other()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        Assert.Equal(HttpStatusCode.OK, (await joint.FeedbackAsync(id, units[0])).Status);
        var gone = new { reason = "机构改革后撤销", isGone = true };
        await joint.OkAsync($"/{id}/units/{units[0]}/withdrawal", joint.Authority, gone);
        Assert.Equal("stop-unconfirmed", JointApp.StateOf(await joint.BoardAsync(id), units[0]));
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units/{units[0]}/stop-confirmation", joint.Authority, new { }), HttpStatusCode.BadRequest, "note-missing");
        var note = new { note = "承继单位未再实施，监管台账已销号" };
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units/{units[1]}/stop-confirmation", joint.Authority, note), HttpStatusCode.Conflict, "action-not-stopped");
        await joint.OkAsync($"/{id}/units/{units[0]}/stop-confirmation", joint.Authority, note);
        Assert.Equal("withdrawn", JointApp.StateOf(await joint.BoardAsync(id), units[0]));
    }

    [Fact]
    [Trait("Article", "24")]
    public async Task Refused_act_on_an_action_stands_in_its_subjects_log()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(1);
        var id = await joint.PunishAsync(units);
        var other = await joint.Objections.TokenAsync("authority", ObjectionApp.Code("11"), "authority-elsewhere");
        ProblemAssert.Is(await joint.PostAsync($"/{id}/revocation", other, new { reason = "无权", basis = "无" }), HttpStatusCode.Forbidden, "not-your-action");
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units/{units[0]}/withdrawal", other, new { reason = "无权" }), HttpStatusCode.Forbidden, "not-your-action");
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units", other, new { units = new[] { new { unit = units[0] } }, reason = "无权" }), HttpStatusCode.Forbidden, "not-your-action");
        var log = (await ObjectionApp.OkAsync(joint.Objections.GetAsync("me/access-log?limit=100", joint.Subject)))["entries"]!.AsArray();
        Assert.Equal(3, log.Count(entry => entry!.ToJsonString().Contains("not-your-action", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Units_added_to_what_is_only_proposed_or_has_ended_are_refused_and_nothing_is_left_of_them()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(3);
        var id = (string)(await joint.OkAsync("", joint.Authority, joint.Proposal(units.Take(1))))["actionId"]!;
        object Add(string unit) => new { units = new[] { new { unit } }, reason = "承接职能" };
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units", joint.Authority, Add(units[1])), HttpStatusCode.Conflict, "not-started");
        await joint.OkAsync($"/{id}/approval", joint.Approver, new { });
        await joint.QuietAsync();
        await joint.OkAsync($"/{id}/revocation", joint.Authority, new { reason = "原处罚决定撤销", basis = "条例第二十七条" });
        ProblemAssert.Is(await joint.PostAsync($"/{id}/units", joint.Authority, Add(units[2])), HttpStatusCode.Conflict, "action-stopped");
        await joint.QuietAsync();
        Assert.Equal(units[0], (string)Assert.Single((await joint.BoardAsync(id))["units"]!.AsArray())!["unit"]!);
        foreach (var unit in units.Skip(1)) Assert.Empty(await joint.KindsAsync(unit));
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Feedback_by_the_queue_is_taken_as_over_http_and_a_strangers_is_a_dead_letter()
    {
        var joint = await AppAsync();
        var units = JointApp.Units(2);
        var id = await joint.PunishAsync(units);
        var taken = new { specversion = "1.0", type = "credit.feedback.v1", id = Guid.NewGuid(), source = "urn:uscc:" + units[0],
            data = new { actionId = id, unit = units[0], outcome = "implemented", what = "已列为重点监管对象", implementedOn = "2026-09-24" } };
        await OfficialSender.SendEventAsync(app.Process, await joint.TokenOfAsync(units[0]), taken, "feedback");
        await OfficialSender.SendEventAsync(app.Process, await joint.TokenOfAsync(units[1]), taken, "feedback");
        for (var tries = 0; JointApp.StateOf(await joint.BoardAsync(id), units[0]) != "implemented"; tries++)
        {
            Assert.True(tries < 200, string.Join('\n', app.Process.Output.TakeLast(30)));
            await Task.Delay(50);
        }

        for (var tries = 0; !app.Process.Output.Any(line => line.Contains("dead-lettered: unauthenticated", StringComparison.Ordinal)); tries++)
        {
            Assert.True(tries < 200, string.Join('\n', app.Process.Output.TakeLast(30)));
            await Task.Delay(50);
        }
    }
}
