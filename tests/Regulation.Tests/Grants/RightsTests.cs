using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static CreditFunctions.Regulation.Tests.Grants.SampleGrants;

namespace CreditFunctions.Regulation.Tests.Grants;

/// <summary>Some grants of a unit, and a day.</summary>
public sealed record Holding(IReadOnlyList<Grant> Grants, DateOnly Day);

public static class RightsArbitraries
{
    private static readonly string[] s_items = [.. CatalogueItems.All.Select(item => item.Code)];

    private static Gen<List<string>> Items => Gen.SubListOf(s_items).Select(items => items.ToList());

    private static Gen<Grant> Grant =>
        from items in Items
        from units in Gen.SubListOf(County, OtherCounty)
        from purposes in Gen.SubListOf(Enum.GetValues<QueryPurpose>())
        from visible in Items
        from begins in Gen.Choose(0, 60)
        from length in Gen.Choose(0, 40)
        from status in Gen.Frequency((5, Gen.Constant(GrantStatus.InForce)), (2, Gen.Elements(Enum.GetValues<GrantStatus>())))
        from number in Gen.Choose(1, 1_000_000)
        select new Grant($"g{number}", new GrantTerms(Unit, items, units.ToList(), [.. purposes.Select(purpose => new GrantedPurpose(purpose, visible))],
            Today.AddDays(begins), Today.AddDays(begins + length), Terms.Basis), status, By("one"));

    public static Arbitrary<Holding> Holdings() =>
        (from grants in Grant.ListOf() from day in Gen.Choose(-10, 110) select new Holding(grants.ToList(), Today.AddDays(day))).ToArbitrary();
}

[Trait("Article", "10")]
[Properties(Arbitrary = [typeof(RightsArbitraries)], MaxTest = 300)]
public class RightsTests
{
    private static readonly string[] s_items = [.. CatalogueItems.All.Select(item => item.Code)];

    [Property]
    public bool One_more_grant_takes_nothing_away(Holding one, Holding more)
    {
        var (few, many) = (Rights.Of(one.Grants, one.Day), Rights.Of(one.Grants.Concat(more.Grants), one.Day));
        return Everything(few).All(Everything(many).Contains);
    }

    [Property]
    public bool Order_of_grants_does_not_matter(Holding one) =>
        Everything(Rights.Of(one.Grants, one.Day)).SetEquals(Everything(Rights.Of(one.Grants.Reverse(), one.Day)));

    [Property]
    public bool Whatever_is_allowed_stands_in_a_grant_in_force_on_that_day(Holding one)
    {
        var live = one.Grants.Where(grant => grant.Status == GrantStatus.InForce && one.Day >= grant.Terms.From && one.Day <= grant.Terms.Until).ToList();
        return Everything(Rights.Of(one.Grants, one.Day)).SetEquals(live.SelectMany(Written));
    }

    [Property]
    public bool Nothing_is_allowed_outside_every_period(Holding one)
    {
        var outside = one.Grants.Where(grant => !grant.Terms.Holds(one.Day));
        return Everything(Rights.Of(outside, one.Day)).Count == 0;
    }

    [Property]
    public bool Revoking_one_leaves_what_the_others_give(Holding one)
    {
        var revoked = one.Grants.Select((grant, at) => at == 0 ? grant with { Status = GrantStatus.Revoked } : grant);
        return Everything(Rights.Of(revoked, one.Day)).SetEquals(Everything(Rights.Of(one.Grants.Skip(1), one.Day)));
    }

    [Fact]
    public void Units_of_one_grant_do_not_go_with_the_items_of_another()
    {
        var rights = Rights.Of([Of(Terms), Of(Terms with { Items = ["licence"], Units = [OtherCounty] }, "g2")], Today);
        Assert.Equal([County], rights.UnitsFor("penalty"));
        Assert.Equal([OtherCounty], rights.UnitsFor("licence"));
        Assert.Empty(rights.UnitsFor("honour"));
    }

    [Fact]
    public void Purpose_granted_twice_shows_what_either_shows_and_rests_on_both()
    {
        var other = Terms with { Purposes = [new(QueryPurpose.Administration, ["arrears"]), new(QueryPurpose.Honours, ["honour"])] };
        var rights = Rights.Of([Of(Terms), Of(other, "g2")], Today);
        Assert.Equal(["arrears", "licence", "penalty"], rights.VisibleFor(QueryPurpose.Administration)!.Order(StringComparer.Ordinal));
        Assert.Equal(["g1", "g2"], rights.GrantsFor(QueryPurpose.Administration));
        Assert.Equal(["g2"], rights.GrantsFor(QueryPurpose.Honours));
        Assert.Null(rights.VisibleFor(QueryPurpose.CivilService));
    }

    [Fact]
    public void Unit_that_is_left_alone_supplies_for_itself_and_sees_all_for_every_purpose()
    {
        Assert.All(s_items, item => Assert.True(Rights.Ungranted.MaySupply(item)));
        Assert.All(s_items, item => Assert.Empty(Rights.Ungranted.UnitsFor(item)));
        Assert.All(Enum.GetValues<QueryPurpose>(), purpose => Assert.Equal(s_items.ToHashSet(), Rights.Ungranted.VisibleFor(purpose)));
        Assert.Empty(Everything(Rights.None));
    }

    // All that rights allow, a word for each.
    private static HashSet<string> Everything(Rights rights) =>
    [
        .. s_items.Where(rights.MaySupply).Select(item => $"supply {item}"),
        .. s_items.SelectMany(item => rights.UnitsFor(item).Select(unit => $"supply {item} for {unit}")),
        .. Enum.GetValues<QueryPurpose>().SelectMany(purpose => (rights.VisibleFor(purpose) ?? new HashSet<string>()).Select(item => $"see {item} for {purpose}")),
        .. Enum.GetValues<QueryPurpose>().Where(purpose => rights.VisibleFor(purpose) is not null).Select(purpose => $"query for {purpose}"),
    ];

    private static IEnumerable<string> Written(Grant grant) =>
    [
        .. grant.Terms.Items.Select(item => $"supply {item}"),
        .. grant.Terms.Items.SelectMany(item => grant.Terms.Units.Select(unit => $"supply {item} for {unit}")),
        .. grant.Terms.Purposes.SelectMany(granted => granted.Items.Select(item => $"see {item} for {granted.Purpose}")),
        .. grant.Terms.Purposes.Select(granted => $"query for {granted.Purpose}"),
    ];
}
