using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Tests.Queries;

public sealed class VisibilityTests
{
    private static readonly CatalogueItem s_penalty = CatalogueItems.Find("penalty")!, s_licence = CatalogueItems.Find("licence")!;

    [Theory, Trait("Article", "12")]
    [InlineData("法人及非法人组织", "一般", "2026-09-24", true)]
    [InlineData("个体工商户", "一般", "2026-09-24", true)]
    [InlineData("自然人", "一般", "2026-09-24", false)]
    [InlineData("法人及非法人组织", null, "2026-09-24", false)]
    [InlineData("法人及非法人组织", "轻微", "2026-09-24", false)]
    [InlineData("法人及非法人组织", "一般", "2027-09-01", true)]
    [InlineData("法人及非法人组织", "一般", "2027-09-02", false)]
    [InlineData("法人及非法人组织", "严重", "2029-09-01", true)]
    [InlineData("法人及非法人组织", "严重", "2029-09-02", false)]
    [InlineData("法人及非法人组织", "一般", "2026-08-31", false)]
    public void A_penalty_is_public_by_subject_severity_and_period(string subject, string? severity, string day, bool visible) =>
        Assert.Equal(visible, Visibility.ToPublic(s_penalty, Kind(subject), Penalty(subject, severity), DateOnly.Parse(day)));

    [Theory, Trait("Article", "10")]
    [InlineData("自然人", "一般", "2027-09-01", true)]
    [InlineData("自然人", "一般", "2027-09-02", false)]
    [InlineData("自然人", null, "2027-09-01", true)]
    [InlineData("自然人", null, "2027-09-02", false)]
    [InlineData("法人及非法人组织", "轻微", "2026-12-01", true)]
    [InlineData("法人及非法人组织", "轻微", "2026-12-02", false)]
    public void A_penalty_is_shared_no_longer_than_its_severity_is_ever_public(string subject, string? severity, string day, bool visible) =>
        Assert.Equal(visible, Visibility.ToPublicBodies(s_penalty, Kind(subject), Penalty(subject, severity), DateOnly.Parse(day)));

    [Fact, Trait("Article", "12")]
    public void No_item_is_public_of_a_natural_person()
    {
        Assert.NotEmpty(CatalogueItems.All);
        Assert.All(CatalogueItems.All, item => Assert.False(Visibility.ToPublic(item, SubjectKind.NaturalPerson, new Dictionary<string, string>
        {
            [item.Roles.SubjectKind] = "自然人",
            [item.Roles.DecisionDate] = "2026-09-01",
        }, new DateOnly(2026, 9, 24))));
    }

    [Fact, Trait("Article", "24")]
    public void What_needs_authorisation_is_not_shared_with_bodies() => Assert.All(
        CatalogueItems.All.Where(item => item.OrganisationDisclosure == Disclosure.Authorisation),
        item => Assert.False(Visibility.ToPublicBodies(item, SubjectKind.Organisation, new Dictionary<string, string>(), new DateOnly(2026, 9, 24))));

    [Fact]
    public void A_licence_has_no_end_of_sharing() => Assert.True(Visibility.ToPublicBodies(s_licence, SubjectKind.NaturalPerson,
        new Dictionary<string, string> { ["XK_JDRQ"] = "2021-01-01" }, new DateOnly(2026, 9, 24)));

    private static SubjectKind Kind(string name) => CodeLists.SubjectKindOf(name)!.Value;

    private static Dictionary<string, string> Penalty(string subject, string? severity)
    {
        var values = new Dictionary<string, string> { ["CF_XDR_LB"] = subject, ["CF_JDRQ"] = "2026-09-01" };
        if (severity is not null) values[s_penalty.Roles.Severity!] = severity;
        return values;
    }
}
