using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter seven: a joint punishment by law: refused where a rule forbids it, carried out, explained, or referred (art. 17–23, 36).</summary>
internal sealed class JointPunishment(Stage stage)
{
    private static readonly DateOnly Starts = new(2026, 10, 27);

    /// <summary>The action, for the chapters after it.</summary>
    public string ActionId { get; private set; } = string.Empty;

    public async Task PlayAsync(Dishonest company)
    {
        stage.Narrator.Chapter("七、联合惩戒", "7. A joint punishment, by law");
        await Granting.MeasuresAsync(stage, Agencies.Approvals, "subsidy-limit");
        await Granting.MeasuresAsync(stage, Agencies.Emergency, "key-supervision");
        await ProposeAsync(company);
        await ImplementedAsync();
        await ExplainedAsync();
        await SeenAsync(company);
        await SilentAsync();
    }

    /// <summary>The board as the authority sees it.</summary>
    public Task<JsonNode> BoardAsync() => Granting.Authority(stage, Granting.Proposer).GetAsync($"api/v1/joint-actions/{ActionId}");

    /// <summary>A unit's state on the board.</summary>
    public static string StateOf(JsonNode board, Agency unit) =>
        (string)board["units"]!.AsArray().Single(row => (string?)row!["unit"] == unit.Code)!["state"]!;

    /// <summary>A unit's own acts on the action.</summary>
    public string Of(Agency unit, string act) => $"api/v1/joint-actions/{ActionId}/units/{unit.Code}/{act}";

    private async Task ProposeAsync(Dishonest company)
    {
        await stage.Local.MoveToAsync(Stage.At(Starts, 14));
        var (one, other) = (Granting.Authority(stage, Granting.Proposer), Granting.Authority(stage, Granting.Approver));
        var refused = await one.PostAsync("api/v1/joint-actions", Proposal(company, "procurement-ban"), HttpStatusCode.BadRequest);
        Expect.That(refused.ToJsonString().Contains("measure-beyond-severity", StringComparison.Ordinal), $"The rule must be named: {refused}");
        await stage.SayAsync("主管部门拟对一般失信行为采取“禁止参加政府采购”，系统退回：措施与严重程度不相适应",
            "For a general matter the authority wants a procurement ban: refused, the measure is beyond the severity (art. 23)");

        var answer = await one.PostAsync("api/v1/joint-actions", Proposal(company, "key-supervision", "subsidy-limit"), HttpStatusCode.Accepted);
        ActionId = (string)answer["actionId"]!;
        await one.PostAsync($"api/v1/joint-actions/{ActionId}/approval", new { }, HttpStatusCode.Forbidden);
        stage.Narrator.Held("提出的人不能自己批准", "who proposed it cannot approve it");
        await other.PostAsync($"api/v1/joint-actions/{ActionId}/approval", new { });
        await stage.QuietAsync();
        var board = await BoardAsync();
        Expect.Equal(3, (int?)board["counts"]?["open"], "Units with an open task");
        await stage.SayAsync("另一人批准，联合惩戒启动：三家单位同时收到任务，限 5 个工作日（11 月 3 日）",
            "Another person approves; three units receive their task at once, and have five working days: until 3 November");
    }

    private static object Proposal(Dishonest company, params string[] measures) => new
    {
        kind = "punishment",
        subjectId = company.SubjectId,
        grounds = new[] { company.RecordId, company.DeterminationId },
        measures = measures.Select(code => new { code }),
        basis = measures.Contains("procurement-ban") ? new { law = "《中华人民共和国政府采购法》", article = "第七十七条" }
            : new { law = "《四平市社会信用条例》", article = "第二十一条" },
        reasons = $"该公司因{company.Penalty.Document}受到行政处罚，经认定为一般失信行为，依法实施联合惩戒，以督促其纠正。",
        limitWorkingDays = 5,
        endsOn = "2027-04-27",
        units = measures.Contains("procurement-ban") ? [new { unit = Agencies.MarketRegulation.Code, measures }] : new[]
        {
            new { unit = Agencies.MarketRegulation.Code, measures = new[] { "key-supervision" } },
            new { unit = Agencies.Approvals.Code, measures = new[] { "subsidy-limit" } },
            new { unit = Agencies.Emergency.Code, measures = new[] { "key-supervision" } },
        },
    };

    private async Task ImplementedAsync()
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 29), 10));
        await stage.Local.SignIn("implementer", Agencies.MarketRegulation.Code).PostAsync(Of(Agencies.MarketRegulation, "feedback"), new
        {
            outcome = "implemented",
            what = "已列入本年度重点监管名单，检查频次由每年一次增至每季度一次。",
            implementedOn = "2026-10-28",
            evidence = new[] { "四市监重〔2026〕31号" },
        });
        await stage.SayAsync($"{Agencies.MarketRegulation.Name}反馈：10 月 28 日已列为重点监管对象", "One unit acted, and says what, when and by which document");
    }

    // Over Service Bus, as a unit's own system does; first with words that say nothing.
    private async Task ExplainedAsync()
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 30), 10));
        var clerk = stage.Local.SignIn("implementer", Agencies.Approvals.Code);
        await clerk.PostAsync(Of(Agencies.Approvals, "feedback"), new { outcome = "not-implemented", reasons = "情况属实，按规定办理。" }, HttpStatusCode.BadRequest);
        stage.Narrator.Held("“按规定办理”不是书面理由，系统退回", "“handled by the rules” is no reason in writing: refused");
        await using (var queue = await ServiceBusQueue.OpenAsync(stage.App.AmqpPort, "feedback"))
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new
            {
                specversion = "1.0",
                id = "approvals-feedback-1",
                source = "approvals",
                type = "credit.feedback.v1",
                datacontenttype = "application/json",
                data = new
                {
                    actionId = ActionId,
                    unit = Agencies.Approvals.Code,
                    outcome = "not-implemented",
                    reasons = "该公司今年没有申报财政补助项目，往年补助已于去年结清，目前没有可以限制的事项；如其申报，将在受理环节予以限制。",
                },
            });
            await queue.SendAsync("approvals-feedback-1", message, new Dictionary<string, string>
            {
                ["authorization"] = "Bearer " + await stage.Local.TokenAsync("implementer", Agencies.Approvals.Code),
            });
        }

        await stage.QuietAsync();
        Expect.Equal("not-implemented", StateOf(await BoardAsync(), Agencies.Approvals), "The unit that explained itself");
        await stage.SayAsync($"{Agencies.Approvals.Name}通过消息队列书面说明未实施的理由", "Another gives its reasons in writing, over the queue");
    }

    private async Task SeenAsync(Dishonest company)
    {
        var measures = await company.SignIn(stage).GetAsync("api/v1/me/measures");
        var own = measures["measures"]!.AsArray().SingleOrDefault(one => (string?)one!["actionId"] == ActionId);
        Expect.That(own is not null && own["repairGuide"] is not null, $"The company must see what holds on it, and how it is repaired: {measures}");
        await stage.SayAsync($"{company.Penalty.Name}看到：哪些措施、由谁实施、依据和理由，以及如何修复（两书同达）",
            "The company sees what holds on it, by whom, on which basis and why, and how to repair it");
    }

    private async Task SilentAsync()
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 11, 4), 10));
        Expect.Equal("reasons-demanded", StateOf(await BoardAsync(), Agencies.Emergency), "The unit that said nothing");
        await stage.SayAsync($"{Agencies.Emergency.Name}到期没有消息：要求其 5 个工作日内书面说明理由", "The third said nothing by the limit: reasons in writing are demanded, within five working days");
        await stage.Local.MoveToAsync(Stage.At(new(2026, 11, 12), 10));
        Expect.Equal("referred", StateOf(await BoardAsync(), Agencies.Emergency), "The unit that said nothing again");
        await stage.SayAsync("仍无说明：自动登记疑似违反第三十六条", "Nothing again: a suspected breach of article 36 is registered by itself");
    }
}
