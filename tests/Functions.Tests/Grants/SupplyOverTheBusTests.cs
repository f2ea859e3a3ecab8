using CreditFunctions.Functions.Tests.Submissions;
using static CreditFunctions.Functions.Tests.Submissions.SubmittingApp;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>A batch that comes by Service Bus is held to its sender's grants like any other.</summary>
[Trait("Article", "8")]
[Collection(DenyingAppCollection.Name)]
public sealed class SupplyOverTheBusTests(DenyingApp app)
{
    [Fact]
    public async Task Message_of_a_unit_without_grant_is_refused_row_by_row_and_taken_once_it_has_one()
    {
        var rows = new PenaltyRows(Random.Shared.Next(1_000_000));
        var token = await app.TokenAsync("provider", rows.Unit);
        var csv = PenaltyRows.Csv(rows.Row(1, rows.Company()));
        await OfficialSender.SendCsvAsync(app.Process, token, csv, "penalty", "b1");
        Assert.Equal(1, Count(await EndedAsync(token, "b1"), "refused"));
        await app.GrantAsync(DenyingApp.Draft(rows.Unit));
        await OfficialSender.SendCsvAsync(app.Process, token, csv, "penalty", "b2");
        Assert.Equal(1, Count(await EndedAsync(token, "b2"), "accepted"));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> EndedAsync(string token, string batch)
    {
        for (var i = 0; i < 600; i++)
        {
            var receipts = (await app.GetAsync("api/v1/submissions", token)).Body!["items"]!.AsArray();
            if (receipts.FirstOrDefault(receipt => Text(receipt, "batch") == batch && Text(receipt, "state") == "done") is { } ended) return ended;
            await Task.Delay(100);
        }

        throw new TimeoutException(string.Join('\n', app.Process.Output.TakeLast(30)));
    }
}
