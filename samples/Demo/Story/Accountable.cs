using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter nine: what was missed on the way was registered by itself; people judge it, and nothing of it can be removed (art. 36).</summary>
internal sealed class Accountable(Stage stage, JointPunishment action)
{
    public async Task PlayAsync()
    {
        stage.Narrator.Chapter("九、责任追究线索", "9. Accountability");
        await stage.Local.MoveToAsync(Stage.At(new(2027, 1, 7), 15));
        var authority = Granting.Authority(stage, Granting.Proposer);
        var all = (await authority.GetAsync("api/v1/referrals"))["referrals"]!.AsArray();
        foreach (var one in all)
        {
            Expect.Equal("suspected", (string?)one!["state"], "Nobody has judged it");
        }

        await stage.SayAsync($"一路上漏掉的职责，系统自动登记为疑似线索，共 {all.Count} 条", $"What was missed on the way was registered by itself, as suspected: {all.Count}");
        var silent = all.FirstOrDefault(one => (string?)one!["caseId"] == action.ActionId && (string?)one["unit"] == Agencies.Emergency.Code);
        Expect.That(silent is not null, $"The unit that said nothing must be among them: {all}");
        await JudgedAsync(authority, (string)silent["referralId"]!);
    }

    private async Task JudgedAsync(AppClient authority, string referralId)
    {
        var path = $"api/v1/referrals/{referralId}";
        await authority.PostAsync($"{path}/assignment", new { unit = Agencies.Approvals.Code });
        await stage.Local.SignIn("handler", Agencies.Emergency.Code).PostAsync($"{path}/answer", new
        {
            text = "任务到达时经办人员调离，交接清单遗漏了该项任务，直到收到停止通知才发现，已补齐交接制度。",
        });
        await stage.SayAsync($"主管部门交办核查，{Agencies.Emergency.Name}作出说明", "The authority assigns it to another body; the unit in question explains itself");
        await stage.Local.SignIn("handler", Agencies.Approvals.Code).PostAsync($"{path}/closing", new
        {
            result = "established",
            reasons = "收文记录显示任务和催告均已签收，交接遗漏不属于正当理由，未按规定实施和反馈的事实成立，移送有权机关处理。",
        });
        var closed = await authority.GetAsync(path);
        Expect.Equal("closed", (string?)closed["state"], "A person judged it");
        Expect.That(closed["timeline"]!.AsArray().Count > 0, "Its evidence stays: the timeline of the case.");
        await stage.SayAsync("核查人员认定成立，写明理由；线索、时间线和证据永久保留", "A person finds it established, with reasons; it stays, with timeline and evidence");
    }
}
