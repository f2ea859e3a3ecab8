using System.Net;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter three: an objection runs through its ten working days to a decision that the applicant receives (art. 25).</summary>
internal sealed class TenDays(Stage stage, Questions questions)
{
    private const string LastDay = "2026-10-15";

    public async Task<ObjectionCase> PlayAsync(Disputed disputed)
    {
        stage.Narrator.Chapter("三、异议", "3. An objection, and ten working days");
        var handler = stage.Local.SignIn("handler", Agencies.MarketRegulation.Code);
        var objection = await FileAsync(disputed);
        await SupplementAsync(objection, handler);
        await RemindersAsync(objection, handler);
        await DecideAsync(objection, handler, disputed);
        await ReceiveAsync(objection, disputed);
        return objection;
    }

    private async Task<ObjectionCase> FileAsync(Disputed disputed)
    {
        var (objection, answer) = await ObjectionCase.FileAsync(stage, disputed,
            $"我公司对{disputed.Document}的罚款金额有异议：决定书原文所载金额与平台公示金额不一致，请予更正。");
        await stage.SayAsync($"{disputed.Name}查询自身信息并提出异议，当场告知期限：10 月 15 日 24:00 前",
            $"The company reads its own records and objects; it is told the deadline at once: the end of {LastDay}");
        Expect.Equal(LastDay, (string?)answer["deadline"]!["lastDay"], "Ten working days from 24 September 2026");
        stage.Narrator.Held("跳过中秋、国庆，计入 10 月 10 日调休上班日", "Mid-Autumn and National Day skipped, the make-up Saturday counted");
        await stage.QuietAsync();
        Expect.That((bool?)(await questions.PenaltyAsync(disputed))?["underObjection"] == true, "The record must carry the mark.");
        stage.Narrator.Held("公示信息已标注“异议处理中”", "the public record carries the mark: under objection");
        return objection;
    }

    private async Task SupplementAsync(ObjectionCase objection, AppClient handler)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 9, 28), 10));
        await handler.PostAsync($"api/v1/objections/{objection.Id}/supplement-request", new { text = "请补充处罚决定书原件的复印件。" });
        await stage.SayAsync("处理单位要求补充材料（期限不中断）", "The deciding body asks for more; the clock does not stop");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 9, 29), 15));
        await objection.Company.PostAsync($"api/v1/objections/{objection.Id}/supplement", new { text = "现补充决定书原件复印件，请见第二页所载金额。" });
        await stage.SayAsync("申请人补充材料", "The applicant hands it in");
        Expect.Equal(LastDay, (string?)(await objection.ReadAsync())["deadline"]!["lastDay"], "The deadline after the supplement");
    }

    private async Task RemindersAsync(ObjectionCase objection, AppClient handler)
    {
        var first = new DateOnly(2026, 9, 30);
        var last = new DateOnly(2026, 10, 14);
        await stage.Narrator.WaitAsync("等待期限临近", last.DayNumber - first.DayNumber, async progress =>
        {
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                await stage.Local.MoveToAsync(Stage.At(day, 10));
                progress(day.DayNumber - first.DayNumber);
            }
        });
        var reminders = (await Notices.OfUnitAsync(handler, objection.Id)).Where(notice => Notices.KindOf(notice) == "reminder")
            .Select(notice => (At: notice["sentAt"]!.GetValue<DateTimeOffset>(), Left: (int)notice["workingDaysLeft"]!))
            .ToArray();
        foreach (var (at, left) in reminders)
        {
            stage.Narrator.Say(at, $"提醒处理单位：还剩 {left} 个工作日", $"The deciding body is reminded: {left} working {(left == 1 ? "day" : "days")} left");
        }

        (DateOnly, int)[] expected = [(new(2026, 10, 9), 5), (new(2026, 10, 12), 3), (new(2026, 10, 14), 1)];
        Expect.That(expected.SequenceEqual(reminders.Select(reminder => (ChinaTime.DateOf(reminder.At), reminder.Left))),
            "Reminders must come at 5, 3 and 1 working days left: 9, 12 and 14 October.");
    }

    private async Task DecideAsync(ObjectionCase objection, AppClient handler, Disputed disputed)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 14), 14));
        await handler.PostAsync($"api/v1/objections/{objection.Id}/decision", new
        {
            outcome = "rejected",
            findings = "调阅了本单位处罚案卷和平台登记信息，对两处所载金额逐一作了比对。",
            basis = "《四平市社会信用条例》第二十五条",
            reasons = "原处罚机关已确认，信息准确无误。",
        }, HttpStatusCode.BadRequest);
        stage.Narrator.Held("“原处罚机关已确认”不能作为理由，系统退回", "“the deciding body confirmed it” is no reason: refused");
        await handler.PostAsync($"api/v1/objections/{objection.Id}/decision", new
        {
            outcome = "corrected",
            findings = "调取处罚决定书原件，第二页载明罚款为壹仟元，平台登记的数额系录入时多写所致。",
            basis = "《四平市社会信用条例》第二十五条；处罚决定书原件",
            reasons = "公示内容应当与生效决定书一致。差错由本单位录入造成，支持申请人的请求，将罚款改为0.1万元。",
            correction = new Dictionary<string, string> { ["CF_NR_FK"] = "0.1", ["CF_NR"] = "罚款1000元" },
        });
        await stage.SayAsync($"处理单位决定：异议成立，更正罚款金额（{disputed.Fine} → 0.1 万元）",
            $"Decided: upheld, the fine is corrected ({disputed.Fine} → 0.1 × 10,000 yuan)");
    }

    private async Task ReceiveAsync(ObjectionCase objection, Disputed disputed)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 14), 16));
        var result = (await Notices.OfSubjectAsync(objection.Company, objection.Id)).LastOrDefault(notice => Notices.KindOf(notice) == "result");
        Expect.That(result is not null, "The applicant must find the result in its inbox.");
        await objection.Company.PostAsync($"api/v1/me/notices/{result["noticeId"]}/ack", new { });
        await stage.QuietAsync();
        await stage.SayAsync("申请人收到处理结果并签收", "The applicant receives the result and signs for it");
        var shown = (await objection.ReadAsync());
        Expect.Equal("told", (string?)shown["state"], "The case must be closed: decided and told");
        Expect.That((bool?)shown["inTime"] == true, "It must count as in time.");
        stage.Narrator.Held("在法定期限内决定并告知", "decided and told in time");

        var penalty = await questions.PenaltyAsync(disputed);
        Expect.That(penalty is not null && !(bool)penalty["underObjection"]!, "The mark must be gone.");
        Expect.Equal("0.1", Questions.FineOf(penalty), "The corrected fine");
        stage.Narrator.Held("异议标注已撤下，公示金额为 0.1 万元", "the mark is gone, the public record shows the corrected fine");
    }
}
