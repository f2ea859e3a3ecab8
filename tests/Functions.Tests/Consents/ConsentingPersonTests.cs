using CreditFunctions.Access;
using CreditFunctions.Consents;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Consents;

[Trait("Article", "7")]
public sealed class ConsentingPersonTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ConsentApp _app = new(azurite.ConnectionString);

    [Fact]
    public async Task A_guardian_consents_for_its_ward_and_the_ledger_names_the_representation()
    {
        var ward = await _app.SubjectAsync();
        Assert.Equal((ward, ConsentForm.Guardian), await OfAsync(Representing(ward, isStatutory: true)));
        Assert.Equal("given-guardian e1", (LedgerEntry.Of(Representing(ward, true), ConsentRegister.Change) with { Detail = "given-guardian" }).About("k1").Detail);
    }

    [Fact]
    public async Task An_agent_cannot_consent_and_nobody_for_an_organisation()
    {
        Assert.Equal("guardian-needed", await RefusedAsync(Representing(await _app.SubjectAsync(), isStatutory: false)));
        Assert.True(Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, _app.Provider, out var organisation, out _));
        var company = await _app.Stored.Subjects.FindOrAddAsync(organisation, SubjectKind.Organisation, "四平甲公司", default);
        Assert.Equal("persons-only", await RefusedAsync(Representing(company, isStatutory: true)));
        Assert.Equal(["guardian-needed", "persons-only"], _app.Ledger.Entries.Select(entry => entry.Outcome));
    }

    private Caller Representing(string subjectId, bool isStatutory) => _app.Caller with { Represents = new RepresentedSubject(subjectId, "e1", isStatutory) };

    private Task<(string SubjectId, ConsentForm Form)> OfAsync(Caller caller) => new ConsentingPerson(_app.Stored.Subjects, _app.Register)
        .OfAsync(caller, "王五", new DateOnly(2026, 9, 28), LedgerEntry.Of(caller, ConsentRegister.Change), default);

    private async Task<string> RefusedAsync(Caller caller) => (await Assert.ThrowsAsync<ProblemException>(() => OfAsync(caller))).Problem.Code;
}
