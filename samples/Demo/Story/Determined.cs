using System.Net;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter six: the unit that the law empowers determines dishonesty: proportionate, told, heard, decided by another person (art. 22, 23).</summary>
internal sealed class Determined(Stage stage)
{
    public async Task<Dishonest> PlayAsync(Disputed company)
    {
        stage.Narrator.Chapter("六、失信认定", "6. Dishonesty is determined");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 16), 10));
        var own = (await stage.Local.SignIn("subject", company.Code).GetAsync("api/v1/me/records"))["records"]!.AsArray();
        var recordId = (string)own.Single(record => (string?)record!["documentNumber"] == company.Document)!["recordId"]!;
        var determiner = stage.Local.SignIn("determiner", Agencies.MarketRegulation.Code, "determiner-1");

        var refused = await determiner.PostAsync("api/v1/determinations", Proposal(company, recordId, "tender-ban"), HttpStatusCode.BadRequest);
        Expect.That(refused.ToJsonString().Contains("measure-beyond-severity", StringComparison.Ordinal), $"The rule must be named: {refused}");
        await stage.SayAsync("认定机关拟对一般失信行为取消投标资格，系统退回：不得超过行为的严重程度", "A tender ban for a general matter is refused: it must be proportionate");

        var proposed = await determiner.PostAsync("api/v1/determinations", Proposal(company, recordId, "written-warning"), HttpStatusCode.Accepted);
        var id = (string)proposed["determinationId"]!;
        await stage.QuietAsync();
        await HeardAsync(company, id);
        await DecideAsync(id, determiner);
        return new Dishonest(company, (string)proposed["subjectId"]!, recordId, id);
    }

    private static object Proposal(Disputed company, string recordId, string measure) => new
    {
        subject = new { kind = "unified-social-credit-code", number = company.Code, name = company.Name },
        category = "lesser",
        severity = "general",
        facts = $"该公司因{company.Document}所载违法行为受到罚款处罚，逾期三个月未缴纳，经两次书面催告仍未履行。",
        reasons = "其有能力缴纳而未缴纳，影响了行政处罚的执行，但未造成人身或者重大财产损害，属于一般失信行为。",
        basis = new { law = "《中华人民共和国行政处罚法》", article = "第七十二条" },
        months = 12,
        measures = new[] { new { code = measure } },
        recordIds = new[] { recordId },
    };

    private async Task HeardAsync(Disputed company, string id)
    {
        var subject = stage.Local.SignIn("subject", company.Code);
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 19), 9));
        var notice = (await Notices.OfSubjectAsync(subject, id)) is [var first, ..] ? first : null;
        Expect.That(notice is not null, "The company must find the notice in its inbox.");
        await stage.SayAsync("告知书送达：依据、理由、修复途径一并告知，5 个工作日内可以陈述申辩",
            "The notice is served, with basis, reasons and the way to repair; the company may state its case within five working days");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 22), 15));
        await subject.PostAsync($"api/v1/determinations/{id}/statement", new
        {
            text = "我公司因货款未能收回，暂时无力缴纳全部罚款，已于 10 月 20 日缴清三分之一，请求从轻认定。",
        });
        await stage.SayAsync("企业陈述申辩：已经缴纳一部分", "The company states its case: part of the fine is paid");
    }

    private async Task DecideAsync(string id, AppClient proposer)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 27), 10));
        await proposer.PostAsync($"api/v1/determinations/{id}/decision", Decision("已充分考虑其部分缴纳的情况，认定期限由十二个月缩短为六个月。"), HttpStatusCode.Forbidden);
        stage.Narrator.Held("提出的人不能自己决定", "who proposed it cannot decide it");
        var other = stage.Local.SignIn("determiner", Agencies.MarketRegulation.Code, "determiner-2");
        await other.PostAsync($"api/v1/determinations/{id}/decision", Decision(null), HttpStatusCode.BadRequest);
        stage.Narrator.Held("没有回应申辩的决定，系统退回", "a decision that does not answer the statement is refused");
        await other.PostAsync($"api/v1/determinations/{id}/decision", Decision("企业所述部分缴纳经银行回单核实，其余罚款仍未缴纳；考虑其履行意愿，期限由十二个月缩短为六个月。"));
        await stage.QuietAsync();
        await stage.SayAsync("另一人决定：认定为一般失信行为，至 2027 年 4 月 27 日自动终止", "Another person decides: listed as a general matter; it ends by itself after six months");
    }

    private static object Decision(string? answer) => new
    {
        outcome = "listed",
        reasons = "催告书、送达回证和缴款记录相互印证，逾期未缴的事实清楚，符合一般失信行为的情形。",
        answer,
        answeredStatements = 1,
        months = 6,
    };
}
