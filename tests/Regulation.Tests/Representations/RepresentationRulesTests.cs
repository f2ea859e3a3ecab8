using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Representations;

namespace CreditFunctions.Regulation.Tests.Representations;

[Trait("Article", "24")]
public sealed class RepresentationRulesTests
{
    private static readonly Representation s_any = new("s1", RepresentationKind.Agent, [RepresentationScope.View],
        new AgreedPeriod(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)));

    [Theory]
    [InlineData(RepresentationKind.LegalRepresentative, SubjectKind.Organisation, Filer.Subject, null)]
    [InlineData(RepresentationKind.LegalRepresentative, SubjectKind.SoleProprietor, Filer.Window, null)]
    [InlineData(RepresentationKind.LegalRepresentative, SubjectKind.NaturalPerson, Filer.Window, "no-legal-representative")]
    [InlineData(RepresentationKind.Agent, SubjectKind.Organisation, Filer.Statutory, null)]
    [InlineData(RepresentationKind.Agent, SubjectKind.NaturalPerson, Filer.Subject, null)]
    [InlineData(RepresentationKind.Agent, SubjectKind.Organisation, Filer.Agent, "agent-cannot-delegate")]
    [InlineData(RepresentationKind.Guardian, SubjectKind.NaturalPerson, Filer.Window, null)]
    [InlineData(RepresentationKind.Guardian, SubjectKind.NaturalPerson, Filer.Subject, "guardian-at-window")]
    [InlineData(RepresentationKind.Guardian, SubjectKind.Organisation, Filer.Window, "no-guardian")]
    public void Each_right_to_act_is_filed_by_whom_the_law_lets(RepresentationKind kind, SubjectKind subject, Filer filer, string? why)
    {
        Assert.Equal(why, RepresentationRules.WhyNot(kind, subject, filer, isItself: false));
        Assert.Equal("representative-is-subject", RepresentationRules.WhyNot(kind, subject, filer, isItself: true));
    }

    [Theory]
    [InlineData("s1", RepresentationScope.View, "2026-09-01T00:00:00+08:00", true)]
    [InlineData("s1", RepresentationScope.View, "2026-08-31T23:59:59+08:00", false)]
    [InlineData("s1", RepresentationScope.View, "2026-09-30T23:59:59+08:00", true)]
    [InlineData("s1", RepresentationScope.View, "2026-10-01T00:00:00+08:00", false)]
    [InlineData("s1", RepresentationScope.View, "2026-09-30T16:00:00+00:00", false)]
    [InlineData("s1", RepresentationScope.Act, "2026-09-10T00:00:00+08:00", false)]
    [InlineData("s2", RepresentationScope.View, "2026-09-10T00:00:00+08:00", false)]
    public void It_lets_that_person_do_that_within_its_days_of_China(string who, RepresentationScope what, string at, bool allowed) =>
        Assert.Equal(allowed, RepresentationRules.Allows(s_any, who, what, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Revoked_it_lets_nobody_do_anything()
    {
        var at = new DateTimeOffset(2026, 9, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.True(RepresentationRules.Allows(s_any, "s1", RepresentationScope.View, at));
        Assert.False(RepresentationRules.Allows(s_any with { RevokedAt = at }, "s1", RepresentationScope.View, at));
    }
}
