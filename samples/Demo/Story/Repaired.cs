using System.Net;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter eight: the company mends what it did; the repair ends everything that rested on it, everywhere (art. 26, 27).</summary>
internal sealed class Repaired(Stage stage, Questions questions, JointPunishment action)
{
    public async Task PlayAsync(Dishonest company)
    {
        stage.Narrator.Chapter("八、信用修复", "8. Repair ends it");
        var repairId = await ApplyAsync(company);
        await DecideAsync(company, repairId);
        await StoppedAsync(company);
        await ConfirmedAsync(company, repairId);
    }

    private async Task<string> ApplyAsync(Dishonest company)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 11, 12), 14));
        var subject = company.SignIn(stage);
        var early = await subject.PostAsync("api/v1/repairs", Application(company), HttpStatusCode.Conflict);
        Expect.Equal("repair-too-early", (string?)early["code"], "A general matter is published for three months at least");
        await stage.SayAsync("企业申请修复，系统告知：最短公示期三个月未满，并写明最早可以申请的日期", "The company applies for repair; it is told that three months of publication are not over, and from which day on it can");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 12, 28), 14));
        await subject.PostAsync("api/v1/repairs", new { recordId = company.RecordId, statement = "罚款已经全部缴清。" }, HttpStatusCode.BadRequest);
        stage.Narrator.Held("没有履行义务的证明材料，系统说明应补交什么", "without proof of fulfilment it says what is missing");
        var answer = await subject.PostAsync("api/v1/repairs", Application(company), HttpStatusCode.Accepted);
        await stage.SayAsync($"{company.Penalty.Name}缴清罚款，申请信用修复", "The company has paid, and applies for repair");
        return (string)answer["repairId"]!;
    }

    private static object Application(Dishonest company) => new
    {
        recordId = company.RecordId,
        statement = "罚款已于 11 月 9 日全部缴清，并已完成整改、通过复查，申请修复。",
        evidence = new[] { new { name = "缴款凭证.txt", contentType = "text/plain", content = Convert.ToBase64String("示例缴款凭证和复查意见"u8) } },
    };

    private async Task DecideAsync(Dishonest company, string repairId)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 12, 30), 10));
        await stage.Local.SignIn("handler", Agencies.MarketRegulation.Code).PostAsync($"api/v1/repairs/{repairId}/decision", new
        {
            outcome = "granted",
            findings = "核对财政票据系统，罚款于十一月九日足额入库；执法人员十一月十日到场复查，违法行为已经改正。",
            basis = "《四平市社会信用条例》第二十六条；《信用修复管理办法（试行）》",
            reasons = "义务已经履行，最短公示期已经届满，也不属于依法不予修复的情形，准予修复并删除该条信息。",
        });
        Expect.That(await questions.PenaltyAsync(company.Penalty) is null, "The repaired penalty must be out of the public view.");
        var board = await action.BoardAsync();
        Expect.That(!(bool)board["holds"]! && (string?)board["state"] == "ended", "From the answer on the punishment must hold no more.");
        await stage.SayAsync("准予修复：答复之时起，公示、共享和联合惩戒同时终止", "Granted: from that answer on, publication, sharing and the joint punishment are over");
    }

    private async Task StoppedAsync(Dishonest company)
    {
        await stage.QuietAsync();
        await stage.Local.MoveToAsync(Stage.At(new(2026, 12, 31), 10));
        foreach (var unit in new[] { Agencies.MarketRegulation, Agencies.Approvals })
        {
            if (JointPunishment.StateOf(await action.BoardAsync(), unit) != "stop-unconfirmed") continue;
            await stage.Local.SignIn("implementer", unit.Code).PostAsync(action.Of(unit, "stop-confirmation"),
                new { stoppedOn = "2026-12-31", note = "已移出重点监管名单，相关限制已经解除。" });
        }

        var unconfirmed = (await action.BoardAsync())["unconfirmed"]!.AsArray().Select(unit => (string)unit!).ToList();
        Expect.That(unconfirmed.SequenceEqual([Agencies.Emergency.Code]), $"One unit has not confirmed: {string.Join(' ', unconfirmed)}");
        var seen = (await company.SignIn(stage).GetAsync("api/v1/me/measures")).ToJsonString();
        Expect.That(seen.Contains(Agencies.Emergency.Code, StringComparison.Ordinal), "The company must see which unit has not confirmed.");
        await stage.SayAsync($"两家单位确认停止；企业和主管部门都看到：“已终止，{Agencies.Emergency.Name}尚未确认”",
            "Two units confirm; company and authority both see: ended, one unit unconfirmed");
    }

    private async Task ConfirmedAsync(Dishonest company, string repairId)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2027, 1, 7), 10));
        await stage.Local.SignIn("implementer", Agencies.Emergency.Code).PostAsync(action.Of(Agencies.Emergency, "stop-confirmation"),
            new { stoppedOn = "2027-01-07", note = "该公司未被列入过名单，现予确认。" });
        await stage.QuietAsync();
        Expect.That((await action.BoardAsync())["unconfirmed"] is null, "All units have confirmed.");
        var stops = (await company.SignIn(stage).GetAsync($"api/v1/repairs/{repairId}"))["stops"]!.AsArray();
        Expect.That(stops.Count == 3 && stops.All(unit => unit!["confirmedAt"] is not null), $"The repair's page must show that all three stopped: {stops}");
        await stage.SayAsync("第三家逾期三个工作日才确认：另登记一条疑似线索", "The third confirms only after its three working days: one more suspected breach is registered");
    }
}
