using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Subjects;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Cases;

[Trait("Article", "15")]
public sealed class CaseAccessTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly ListLedger _ledger = new();
    private readonly Caller _authority = new(new HashSet<Role> { Role.Authority }, "11220300000000019X", "p1", null);

    [Fact]
    public async Task Every_look_at_a_case_is_logged_also_a_refused_one()
    {
        var id = await OpenAsync();
        await Access().OpenAsync(_authority, id, default);
        var stranger = new Caller(new HashSet<Role> { Role.Handler }, "11220300013600101X", "p2", null);
        await Assert.ThrowsAsync<ProblemException>(() => Access().OpenAsync(stranger, id, default));
        Assert.Equal([("case", "s1", LedgerEntry.Answered), ("case", null, "objection-not-found")],
            _ledger.Entries.Select(entry => (entry.What, entry.SubjectId, entry.Outcome)));
    }

    [Fact]
    public async Task Nothing_is_answered_when_the_look_cannot_be_logged()
    {
        var id = await OpenAsync();
        _ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(() => Access().OpenAsync(_authority, id, default));
    }

    [Theory]
    [InlineData("220303199001011239?")]
    [InlineData("../me")]
    public async Task What_is_no_id_never_stands_in_the_ledger(string text)
    {
        await Assert.ThrowsAsync<ProblemException>(() => Access().OpenAsync(_authority, text, default));
        Assert.Null(Assert.Single(_ledger.Entries).Matter);
    }

    [Fact]
    public async Task Each_subject_on_a_page_of_a_list_has_its_entry_and_an_empty_page_has_one()
    {
        var look = LedgerEntry.Of(_authority, "case");
        await CaseLists.LogAsync(_ledger, look, new AskedList("open", null), ["s1", "s2", "s1"], default);
        await CaseLists.LogAsync(_ledger, look, new AskedList("open", null), [], default);
        await CaseLists.LogAsync(_ledger, look, new AskedList("own", "s3"), [], default);
        Assert.Equal(["s1", "s2", null, "s3"], _ledger.Entries.Select(entry => entry.SubjectId));
    }

    private async Task<string> OpenAsync()
    {
        var id = "o" + Guid.NewGuid().ToString("N");
        await Store().TryOpenAsync(now => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Filed(now, new Actor(null, "p", "s1"), id, "r1", "s1", now,
            "unit", "unit")), null, default);
        return id;
    }

    private ObjectionStore Store() => new(_stored.Account, _stored.Cipher, new CalendarStore(_stored.Account, _stored.Clock), _stored.Clock);

    private ObjectionAccess Access() => new(Store(), new OwnSubject(_stored.Subjects), _ledger);
}
