using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Chapter two: anyone asks for a company; the question is in the log before it is answered (art. 11, 12, 15).</summary>
internal sealed class Questions(Stage stage)
{
    public async Task PlayAsync(Disputed company)
    {
        stage.Narrator.Chapter("二、查询", "2. Anyone may ask; every question is logged");
        var ledger = new StoredLedger(stage.App.StoragePort);
        var before = await ledger.ReadAsync();
        var penalty = await PenaltyAsync(company);
        var after = await ledger.ReadAsync();
        Expect.That(penalty is not null, $"The public query must show penalty {company.Document}.");
        await stage.SayAsync($"公众查询{company.Name}：{company.Document}，罚款 {FineOf(penalty)} 万元",
            $"The public query shows penalty {company.Document}, a fine of {FineOf(penalty)} × 10,000 yuan");
        Expect.Equal(company.Fine, FineOf(penalty), "The fine as it was supplied");
        Expect.That(!(bool)penalty["underObjection"]!, "No objection runs yet.");

        Expect.That(after.Count > before.Count, "The public query must be in the ledger.");
        Expect.That(after.All(entry => entry["sealed"] is not null && !entry.ToJsonString().Contains(company.Code, StringComparison.Ordinal)),
            "The ledger must tell nothing of whom it is about.");
        stage.Narrator.Held("查询日志先于答复落盘", "the query was on disk in the log before it was answered");
    }

    /// <summary>The company's penalty as anyone sees it, or null.</summary>
    public async Task<JsonNode?> PenaltyAsync(Disputed company)
    {
        var answer = await stage.Local.Anybody.GetAsync($"api/v1/public/organisations/{company.Code}");
        return answer["records"]!.AsArray().FirstOrDefault(record => (string?)record!["documentNumber"] == company.Document);
    }

    /// <summary>The fine that a record shows.</summary>
    public static string? FineOf(JsonNode record) => record["fields"]!.AsArray()
        .Where(field => (string?)field!["code"] == "CF_NR_FK")
        .Select(field => (string?)field!["value"])
        .SingleOrDefault();
}
