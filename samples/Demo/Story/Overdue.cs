using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter four: nobody decides another objection; the system does not let it rest (art. 25, 36).</summary>
internal sealed class Overdue(Stage stage)
{
    /// <summary>Filed at the same time as the first, and left lying.</summary>
    public async Task<ObjectionCase> FileAsync(Disputed disputed) =>
        (await ObjectionCase.FileAsync(stage, disputed, "我公司未收到该处罚决定书，请核查送达情况并撤下该条信息。")).Case;

    public async Task PlayAsync(Disputed disputed, ObjectionCase objection)
    {
        stage.Narrator.Chapter("四、逾期", "4. An objection that nobody decides");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 16), 9));
        await stage.SayAsync($"{disputed.Name}的异议同日提出，至 10 月 15 日 24:00 无人处理",
            "Another company objected on the same day; nobody decided by the end of 15 October");
        var shown = (await objection.ReadAsync());
        Expect.That(shown["overdueSince"] is not null, "The case must be overdue.");
        Expect.That((await Notices.OfSubjectAsync(objection.Company, objection.Id)).Any(notice => Notices.KindOf(notice) == "overdue"),
            "The applicant must be told.");

        var authority = stage.Local.SignIn("authority", Agencies.Approvals.Code);
        var referrals = (await authority.GetAsync("api/v1/referrals"))["referrals"]!.AsArray();
        var referral = referrals.SingleOrDefault(one => (string?)one!["caseId"] == objection.Id);
        Expect.That(referral is not null && (string?)referral["state"] == "suspected", "A suspected accountability referral must be open.");
        Expect.Equal(Agencies.MarketRegulation.Code, (string?)referral["unit"], "The body in question");
        Expect.Equal(1, referrals.Count, "Referrals: only the overdue case");
        stage.Narrator.Held("系统自动开立疑似责任追究线索（第三十六条），并告知申请人", "a suspected accountability referral (art. 36) opened by itself; the applicant was told");
    }
}
