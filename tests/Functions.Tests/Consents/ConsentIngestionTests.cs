using CreditFunctions.Problems;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Consents;

[Trait("Article", "7")]
public sealed class ConsentIngestionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ConsentApp _app = new(azurite.ConnectionString);

    [Fact]
    public async Task Market_information_on_a_person_is_taken_with_consent_only_and_the_record_tells_on_which_it_rests()
    {
        var receipt = await _app.SupplyAsync();
        Assert.Equal((1, 0), (receipt.Tally.Refused, receipt.Tally.Accepted));
        Assert.Equal(["1 HT_XDR_ZJHM consent-missing"], await _app.Submissions.FoundAsync(receipt));

        var consent = await _app.GiveAsync();
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Accepted);
        var record = Assert.Single(await _app.RecordsAsync());
        Assert.Equal((consent.Id, consent.Terms.Period.Until), (record.Newest.ConsentId, record.Newest.ConsentUntil));
        Assert.Equal(1, (await _app.SupplyAsync(2, _app.Other)).Tally.Refused);
    }

    [Fact]
    public async Task Another_purpose_another_provider_and_another_time_are_not_agreed()
    {
        await _app.GiveAsync(provider: "912203000000000001");
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Refused);
        await _app.GiveAsync(days: -1);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Refused);
        await _app.GiveAsync();
        Assert.Equal(1, (await _app.SupplyAsync(more: new() { ["约定用途"] = "营销推广" })).Tally.Refused);
        Assert.Equal(1, (await _app.SupplyAsync(more: new() { ["约定用途"] = ConsentApp.Purpose })).Tally.Accepted);
    }

    [Fact]
    public async Task A_named_law_stands_on_the_record_instead_of_a_consent()
    {
        const string Law = "《中华人民共和国反洗钱法》第二十九条";
        Assert.Equal(1, (await _app.SupplyAsync(more: new() { ["legalBasis"] = Law })).Tally.Accepted);
        var record = Assert.Single(await _app.RecordsAsync());
        Assert.Equal((null, Law), (record.Newest.ConsentId, record.Newest.LegalBasis));
    }

    [Fact]
    public async Task A_record_supplied_again_rests_on_the_longer_consent()
    {
        await _app.GiveAsync(days: 10);
        await _app.SupplyAsync();
        var longer = await _app.GiveAsync(days: 100);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Unchanged);
        var record = Assert.Single(await _app.RecordsAsync());
        Assert.Equal((longer.Id, 2), (record.Newest.ConsentId, record.Newest.Version));
        Assert.False(record.Newest.IsAgreedOn(longer.Terms.Period.Until.AddDays(1)));
        await _app.SupplyAsync();
        Assert.Equal(2, Assert.Single(await _app.RecordsAsync()).Newest.Version);
    }

    [Fact]
    public async Task A_consent_that_is_not_in_the_ledger_counts_for_nothing_until_the_same_request_logs_it()
    {
        _app.Ledger.Fails = true;
        const string Evidence = "paper-1";
        var id = "k" + Guid.NewGuid().ToString("N")[..24];
        Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => _app.GiveAsync(id: id, evidence: Evidence))).Problem.Code);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Refused);
        _app.Ledger.Fails = false;
        Assert.True((await _app.GiveAsync(id: id, evidence: Evidence)).IsLogged);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Accepted);
        Assert.Equal("given-paper", Assert.Single(_app.Ledger.Entries, entry => entry.Reference == id).Detail);
    }

    [Fact]
    public async Task Bundled_evidence_is_refused_and_the_attempt_is_logged_also_when_both_come_at_once()
    {
        await _app.GiveAsync(evidence: "paper-2");
        Assert.Equal("consent-bundled", (await Assert.ThrowsAsync<ProblemException>(() => _app.GiveAsync(evidence: "paper-2", purpose: "营销推广"))).Problem.Code);
        Assert.Contains(_app.Ledger.Entries, entry => entry.Outcome == "consent-bundled");
        await _app.GiveAsync(_app.Other, evidence: "paper-2");

        var both = Enumerable.Range(0, 6).Select(async number =>
        {
            try
            {
                return (await _app.GiveAsync(evidence: "paper-3", purpose: $"用途{number}")).Terms.Purpose;
            }
            catch (ProblemException)
            {
                return null;
            }
        });
        Assert.Single((await Task.WhenAll(both)).OfType<string>());
    }
}
