using CreditFunctions.Regulation.Grants;
using static CreditFunctions.Regulation.Tests.Grants.SampleGrants;

namespace CreditFunctions.Regulation.Tests.Grants;

[Trait("Article", "10")]
public sealed class GrantTransitionTests
{
    public static TheoryData<string, string, GrantRefusal?, GrantStatus> Approvals => new()
    {
        { nameof(Proposed), "two", null, GrantStatus.Approved },
        { nameof(Proposed), "one", GrantRefusal.FourEyes, GrantStatus.Proposed },
        { nameof(Approved), "two", null, GrantStatus.Approved },
        { nameof(Approved), "three", GrantRefusal.AlreadyApproved, GrantStatus.Approved },
        { nameof(InForce), "two", null, GrantStatus.InForce },
        { nameof(InForce), "one", GrantRefusal.FourEyes, GrantStatus.InForce },
        { nameof(Revoked), "two", GrantRefusal.Revoked, GrantStatus.Revoked },
    };

    public static TheoryData<string, string, string, GrantRefusal?, GrantStatus> Revocations => new()
    {
        { nameof(Proposed), "one", "填写有误", null, GrantStatus.Revoked },
        { nameof(Approved), "one", "填写有误", null, GrantStatus.Revoked },
        { nameof(InForce), "one", "职能调整", null, GrantStatus.Revoked },
        { nameof(InForce), "two", " ", GrantRefusal.ReasonMissing, GrantStatus.InForce },
        { nameof(Revoked), "three", "职能调整", null, GrantStatus.Revoked },
        { nameof(Revoked), "one", "职能调整", GrantRefusal.Revoked, GrantStatus.Revoked },
    };

    [Theory, MemberData(nameof(Approvals))]
    public void Another_person_approves_once(string grant, string by, GrantRefusal? refusal, GrantStatus status)
    {
        var (after, why) = GrantTransitions.Approve(Named(grant), By(by), Today);
        Assert.Equal((refusal, status), (why, after.Status));
    }

    [Theory, MemberData(nameof(Revocations))]
    public void One_person_revokes_with_a_reason(string grant, string by, string reason, GrantRefusal? refusal, GrantStatus status)
    {
        var (after, why) = GrantTransitions.Revoke(Named(grant), By(by), reason);
        Assert.Equal((refusal, status), (why, after.Status));
    }

    [Fact]
    public void Who_cannot_be_told_from_the_proposer_does_not_approve()
    {
        Assert.Equal(GrantRefusal.ProposerUnknown, GrantTransitions.Approve(Proposed, By("two") with { Key = 2 }, Today).Refusal);
        Assert.Null(GrantTransitions.Revoke(Proposed, By("two") with { Key = 2 }, "重新提出").Refusal);
    }

    [Fact]
    public void Period_that_is_over_is_not_approved()
    {
        Assert.Null(GrantTransitions.Approve(Proposed, By("two"), Terms.Until).Refusal);
        Assert.Equal(GrantRefusal.PeriodOver, GrantTransitions.Approve(Proposed, By("two"), Terms.Until.AddDays(1)).Refusal);
    }

    [Fact]
    public void Only_an_approved_grant_comes_into_force()
    {
        Assert.Equal(GrantStatus.InForce, GrantTransitions.PutInForce(Approved).Status);
        Assert.All([Proposed, InForce, Revoked], grant => Assert.Same(grant, GrantTransitions.PutInForce(grant)));
    }

    [Fact]
    public void Revocation_keeps_who_approved() => Assert.Equal(("one", "two", "four", "合并"), GrantTransitions.Revoke(InForce, By("four"), " 合并 ").Grant is var grant
        ? (grant.Proposed.Person, grant.Approved!.Person, grant.Revoked!.Person, grant.Reason!) : default);

    [Fact]
    public void As_much_is_in_force_as_a_query_can_read()
    {
        var full = Enumerable.Range(0, GrantLimits.GrantsInForce - 1).Select(number => InForce with { GrantId = $"g{number}" }).ToList();
        Assert.True(GrantTransitions.Fits(full, Approved));
        Assert.False(GrantTransitions.Fits([.. full, InForce], Approved));
        var many = Terms with { Units = [.. Enumerable.Range(0, GrantLimits.Units).Select(number => $"u{number}")] };
        Assert.True(GrantTransitions.Fits([], Of(many)));
        Assert.False(GrantTransitions.Fits([InForce], Of(many)));
    }

    [Theory]
    [InlineData(nameof(Proposed), "2026-09-24", GrantState.Proposed)]
    [InlineData(nameof(Proposed), "2027-09-01", GrantState.Expired)]
    [InlineData(nameof(InForce), "2026-08-31", GrantState.Approved)]
    [InlineData(nameof(InForce), "2026-09-01", GrantState.InForce)]
    [InlineData(nameof(InForce), "2027-08-31", GrantState.InForce)]
    [InlineData(nameof(InForce), "2027-09-01", GrantState.Expired)]
    [InlineData(nameof(Approved), "2026-09-24", GrantState.Approved)]
    [InlineData(nameof(Revoked), "2027-09-01", GrantState.Revoked)]
    public void State_is_told_for_a_day(string grant, string day, GrantState state) => Assert.Equal(state, Named(grant).StateOn(DateOnly.Parse(day)));

    [Theory, Trait("Article", "4")]
    [InlineData(null, true, true)]
    [InlineData("", true, true)]
    [InlineData("220300", true, true)]
    [InlineData("220322", false, true)]
    [InlineData("220323", false, false)]
    [InlineData("110000", false, false)]
    public void County_grants_in_its_area_only_and_the_city_everywhere(string? area, bool city, bool county)
    {
        Assert.Equal(city, AuthorityArea.Covers(area, Unit));
        Assert.Equal(county, AuthorityArea.Covers(area, County));
    }

    [Fact, Trait("Article", "4")]
    public void County_lets_nobody_supply_for_another_county()
    {
        var terms = Terms with { Unit = County, Units = [] };
        Assert.True(AuthorityArea.Covers("220322", terms));
        Assert.False(AuthorityArea.Covers("220322", terms with { Units = [OtherCounty] }));
        Assert.False(AuthorityArea.Covers("220322", "2203"));
    }

    private static Grant Named(string name) => name switch
    {
        nameof(Proposed) => Proposed,
        nameof(Approved) => Approved,
        nameof(InForce) => InForce,
        _ => SampleGrants.Revoked,
    };
}
