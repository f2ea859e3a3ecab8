using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Grants;
using CreditFunctions.Records;
using CreditFunctions.Tests.Shared;
using static CreditFunctions.Functions.Tests.Grants.GrantedUnits;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>What a unit may supply: its own item, for whom, and as it was granted when its batch was received.</summary>
[Trait("Article", "8")]
public sealed class SupplyGrantTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly PenaltyRows _rows = new(Random.Shared.Next(1_000_000));
    private readonly string _other = New();

    [Fact]
    public async Task Without_a_grant_every_row_is_refused_and_in_an_open_platform_taken()
    {
        var csv = PenaltyRows.Csv([_rows.Row(1, _rows.Company())]);
        var denied = new SubmissionApp(_stored, GrantOptions.Deny);
        var receipt = await denied.SubmitAsync(_rows.Unit, csv, "b1");
        Assert.Equal(["1 CF_SJLYDM not-your-item"], await denied.FoundAsync(receipt));
        Assert.Equal((0, 1), (receipt.Tally.Accepted, receipt.Tally.Refused));
        Assert.Equal(1, (await new SubmissionApp(_stored).SubmitAsync(_rows.Unit, csv, "b2")).Tally.Accepted);
    }

    [Fact]
    public async Task Granted_item_is_taken_and_another_refused()
    {
        var app = new SubmissionApp(_stored, GrantOptions.Deny);
        await GrantAsync(_stored, Terms(_rows.Unit));
        Assert.Equal(1, (await app.SubmitAsync(_rows.Unit, PenaltyRows.Csv([_rows.Row(1, _rows.Company())]))).Tally.Accepted);
        var licence = await app.SubmitAsync(_rows.Unit, "XK_XDR_MC,XK_FRDB\r\n四平某某公司,\r\n", item: "licence");
        Assert.Contains("1 XK_LYDWDM not-your-item", await app.FoundAsync(licence));
    }

    [Fact]
    public async Task Unit_supplies_for_the_units_that_it_was_granted_and_no_other()
    {
        var app = new SubmissionApp(_stored, GrantOptions.Deny);
        await GrantAsync(_stored, Terms(_rows.Unit) with { Units = [_other] });
        var (granted, not) = (_rows.Row(1, _rows.Company()), _rows.Row(2, _rows.Company()));
        (granted["CF_SJLYDM"], not["CF_SJLYDM"]) = (_other, New());
        var receipt = await app.SubmitAsync(_rows.Unit, PenaltyRows.Csv([granted, not]));
        Assert.Equal(["2 CF_SJLYDM not-your-unit"], await app.FoundAsync(receipt));
        Assert.Equal((1, 1), (receipt.Tally.Accepted, receipt.Tally.Refused));
    }

    [Fact]
    public async Task Rows_are_judged_as_at_receipt_and_a_later_batch_by_the_revocation()
    {
        var app = new SubmissionApp(_stored, GrantOptions.Deny);
        var id = await GrantAsync(_stored, Terms(_rows.Unit));
        var received = await app.AcceptAsync(_rows.Unit, PenaltyRows.Csv([_rows.Row(1, _rows.Company())]), "b1");
        await Acts(_stored).RevokeAsync(Person("one"), id, "职能调整", default);
        Assert.Equal(1, (await app.IngestAsync(received.ReceiptId)).Tally.Accepted);
        Assert.Equal(1, (await app.SubmitAsync(_rows.Unit, PenaltyRows.Csv([_rows.Row(2, _rows.Company())]), "b2")).Tally.Refused);
    }

    [Theory]
    [InlineData("correct")]
    [InlineData("withdraw")]
    public async Task Correction_and_withdrawal_need_a_grant_too(string action)
    {
        var (app, company) = (new SubmissionApp(_stored, GrantOptions.Deny), _rows.Company());
        var id = await GrantAsync(_stored, Terms(_rows.Unit));
        await app.SubmitAsync(_rows.Unit, PenaltyRows.Csv([_rows.Row(1, company)]), "b1");
        await Acts(_stored).RevokeAsync(Person("one"), id, "职能调整", default);
        var row = _rows.Row(1, company, "改后的事实");
        (row["action"], row["reason"], row["basis"]) = (action, "录入错误", "原决定书");
        var receipt = await app.SubmitAsync(_rows.Unit, PenaltyRows.Csv([row]), "b2");
        Assert.Equal(["1 CF_SJLYDM not-your-item"], await app.FoundAsync(receipt));
        Assert.Equal((1, RecordStatus.Live), Assert.Single(await app.RecordsOfAsync(company)).Newest is var newest ? (newest.Version, newest.Status) : default);
    }
}
