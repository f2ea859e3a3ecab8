using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>A step that is broken off at any storage call, and run again, leaves what one whole run leaves.</summary>
public sealed class IngestionCrashTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_step_broken_off_at_each_of_its_calls_in_turn_ends_as_if_it_never_was(int seed)
    {
        var stored = new StoredApp(azurite.ConnectionString);
        var app = new SubmissionApp(stored);
        var rows = new PenaltyRows(90_000 + seed);
        var companies = Enumerable.Range(0, 6).Select(_ => rows.Company()).ToArray();
        await app.SubmitAsync(rows.Unit, PenaltyRows.Csv([.. companies.Take(4).Select((company, i) => rows.Row(i, company))]), "前");

        var receipt = await app.AcceptAsync(rows.Unit, PenaltyRows.Csv(Mixed(rows, companies)), "后");
        var random = new Random(seed);
        var crashes = 0;
        for (var ended = false; !ended && crashes < 40;)
        {
            var until = stored.Faults.Calls + 1 + random.Next(30);
            stored.Faults.Fail = _ => stored.Faults.Calls >= until;
            try
            {
                ended = await app.Step.RunAsync(receipt.ReceiptId, SubmissionApp.NoClient, default);
            }
            catch (Exception)
            {
                crashes++;
                app.Restart();
            }
        }

        Assert.NotEqual(0, crashes);
        stored.Faults.Fail = _ => false;
        receipt = await app.IngestAsync(receipt.ReceiptId);
        Assert.Equal(new Tally { Accepted = 30, Unchanged = 1, Corrected = 1, Withdrawn = 1, Moved = 1, Refused = 2 }, receipt.Tally);
        Assert.Equal(["35 CF_CFLB code-list", "36 CF_WSH duplicate-in-batch"], await app.FoundAsync(receipt));
        Assert.Equal(["moved-away"], await app.ToldAsync(companies[2]));
        Assert.Equal(["moved-here"], await app.ToldAsync(companies[5]));
        Assert.All((await Task.WhenAll(companies.Select(app.RecordsOfAsync))).SelectMany(records => records), record => Assert.InRange(record.Newest.Version, 1, 2));
    }

    // 30 new ones, then one of every other outcome, on what was supplied before: records 0 to 3, on companies 0 to 3.
    private static List<Dictionary<string, string>> Mixed(PenaltyRows rows, string[] companies)
    {
        var all = Enumerable.Range(0, 30).Select(i => rows.Row(100 + i, companies[i % 6])).ToList();
        all.Add(rows.Row(0, companies[0]));
        all.Add(With(rows.Row(1, companies[1], "更正后的事实"), "correct"));
        all.Add(With(rows.Row(2, companies[5]), "correct"));
        all[^1]["formerSubject"] = companies[2];
        all.Add(With(rows.Row(3, companies[3]), "withdraw"));
        all.Add(rows.Row(201, companies[4]));
        all[^1]["CF_CFLB"] = "罚金";
        all.Add(rows.Row(100, companies[0]));
        return all;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> row, string action)
    {
        (row["action"], row["reason"], row["basis"]) = (action, "理由", "依据");
        return row;
    }
}
