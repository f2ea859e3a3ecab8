using System.Net;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter five: bodies look within their grants, and the person sees who looked, and who was refused (art. 10, 15, 24).</summary>
internal sealed class WhoLooked(Stage stage)
{
    private const string Matter = "四平许可2026-118", Curious = "四平信贷2026-7";

    public async Task PlayAsync(Disputed company)
    {
        stage.Narrator.Chapter("五、谁看过我", "5. Who looked at me");
        await Granting.PurposeAsync(stage, Agencies.Approvals, "1");
        await Granting.PurposeAsync(stage, Agencies.Emergency, "1");
        await stage.SayAsync("主管部门一人提出、另一人批准授权：两家单位可为行政许可等事项查询处罚信息",
            "The authority grants two bodies to query penalties for licensing and the like: one person proposes, another approves");

        var clerk = stage.Local.SignIn("querier", Agencies.Approvals.Code);
        var subjectId = await ResolveAsync(clerk, company, "1", Matter);
        var answer = await clerk.GetAsync($"api/v1/subjects/{subjectId}/records?purpose=1&matter={Uri.EscapeDataString(Matter)}");
        Expect.That(answer["records"]!.AsArray().Count > 0, "The clerk must see the company's penalty.");
        await stage.SayAsync($"{Agencies.Approvals.Name}经办人为办理 {Matter} 查询{company.Name}",
            "A clerk queries the company for a licence, with purpose and matter number");

        var other = stage.Local.SignIn("querier", Agencies.Emergency.Code);
        await other.RefusedAsync($"api/v1/subjects/{subjectId}/records?purpose=3&matter={Uri.EscapeDataString(Curious)}", HttpStatusCode.Forbidden);
        await stage.SayAsync($"{Agencies.Emergency.Name}经办人以未获授权的事项查询，被拒绝", "A clerk of another body asks for a purpose that it was not granted, and is refused");

        await TamperedAsync(await SeenByAsync(company));
    }

    private static async Task<string> ResolveAsync(AppClient clerk, Disputed company, string purpose, string matter) =>
        (string)(await clerk.PostAsync("api/v1/subjects:resolve", new { kind = "unified-social-credit-code", number = company.Code, purpose, matter }))["subjectId"]!;

    // The id of the first body's entry.
    private async Task<string> SeenByAsync(Disputed company)
    {
        var log = await stage.Local.SignIn("subject", company.Code).GetAsync("api/v1/me/access-log");
        var entries = log["entries"]!.AsArray();
        var looked = entries.FirstOrDefault(entry => (string?)entry!["matter"] == Matter && (string?)entry["what"] == "purpose");
        Expect.That(looked is not null && (string?)looked["unit"] == Agencies.Approvals.Code && !(bool)looked["refused"]!,
            "The company must see that the first body looked, and for which matter.");
        stage.Narrator.Held($"企业看到：{Agencies.Approvals.Name}为 {Matter} 查询过", "the company sees which body looked, when and for what");
        var refused = entries.FirstOrDefault(entry => (string?)entry!["matter"] == Curious);
        Expect.That(refused is not null && (string?)refused["unit"] == Agencies.Emergency.Code && (bool)refused["refused"]!,
            "The company must see that the second body was refused.");
        stage.Narrator.Held("也看到被拒绝的那一次；只显示单位，不显示经办人", "and the refused attempt too; the body, never the clerk");
        Expect.That(!log.ToJsonString().Contains("querier-", StringComparison.Ordinal), "No clerk may be named.");
        return (string)looked["entry"]!;
    }

    private async Task TamperedAsync(string entry)
    {
        await stage.Local.MoveToAsync(Stage.At(new(2026, 10, 16), 9, 30));
        var ledger = new StoredLedger(stage.App.StoragePort);
        var (good, said) = await ledger.VerifyAsync();
        Expect.That(good == 0, $"The ledger must verify: {said}");
        await stage.SayAsync("查询日志已封存，逐条核验无误", "The ledger is sealed, and verifies");

        var restore = await ledger.TamperAsync(entry);
        var (bad, named) = await ledger.VerifyAsync();
        Expect.That(bad == 1 && named.Contains(entry, StringComparison.Ordinal), $"The verifier must name entry {entry}: {named}");
        await stage.SayAsync($"有人在存储中改动了那条查询记录的一个字符，核验当即指出：{entry}",
            "Somebody changes one character of that entry in the storage; the verifier names it");
        await restore();
        Expect.That((await ledger.VerifyAsync()).ExitCode == 0, "Put back as it was, the ledger must verify again.");
        stage.Narrator.Held("任何人都不能悄悄改动查询日志", "nobody changes the log quietly");
    }
}
