using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grants;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Tests.Shared;
using static CreditFunctions.Functions.Tests.Grants.GrantedUnits;

namespace CreditFunctions.Functions.Tests.Grants;

[Trait("Article", "10")]
public sealed class UnitRightsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _unit = New();

    [Theory]
    [InlineData("deny", false)]
    [InlineData("open", true)]
    [InlineData("OPEN", true)]
    [InlineData("opne", false)]
    [InlineData("", false)]
    public async Task Unit_without_grants_may_what_the_setting_says(string ungranted, bool open)
    {
        var rights = await Rights(_stored, ungranted).NowAsync(_unit, default);
        Assert.Equal(open, rights.MaySupply("penalty"));
        Assert.Equal(open, rights.VisibleFor(QueryPurpose.OtherByLaw) is not null);
        // A token may name a unit that is no code: nobody can have granted it anything.
        Assert.Equal(open, (await Rights(_stored, ungranted).NowAsync("市监局'; //", default)).MaySupply("penalty"));
    }

    [Fact]
    public void Units_without_grants_are_denied_where_nothing_is_set() => Assert.False(new GrantOptions().LeavesUngrantedAlone);

    [Fact]
    public async Task As_soon_as_a_grant_is_approved_only_grants_count_also_after_it_is_gone()
    {
        var rights = Rights(_stored, GrantOptions.Open);
        var id = (await Acts(_stored).ProposeAsync(Person("one"), Terms(_unit), null, default)).Newest.GrantId;
        Assert.True((await rights.NowAsync(_unit, default)).MaySupply("licence"));
        await Acts(_stored).ApproveAsync(Person("two"), id, default);
        Assert.False((await rights.NowAsync(_unit, default)).MaySupply("licence"));
        Assert.True((await rights.NowAsync(_unit, default)).MaySupply("penalty"));
        await Acts(_stored).RevokeAsync(Person("one"), id, "停用", default);
        Assert.False((await rights.NowAsync(_unit, default)).MaySupply("penalty"));
    }

    [Fact]
    public async Task Proposal_that_was_dropped_leaves_a_unit_ungranted()
    {
        var id = (await Acts(_stored).ProposeAsync(Person("one"), Terms(_unit), null, default)).Newest.GrantId;
        await Acts(_stored).RevokeAsync(Person("one"), id, "填写有误", default);
        Assert.True((await Rights(_stored, GrantOptions.Open).NowAsync(_unit, default)).MaySupply("penalty"));
    }

    [Fact]
    public async Task Period_begins_and_ends_at_midnight_in_China()
    {
        await GrantAsync(_stored, Terms(_unit, new(2026, 9, 25), new(2026, 9, 26)));
        foreach (var (instant, live) in new[]
        {
            ("2026-09-24T23:59:59+08:00", false), ("2026-09-25T00:00:00+08:00", true), ("2026-09-26T23:59:59+08:00", true), ("2026-09-27T00:00:00+08:00", false),
        })
        {
            _stored.Clock.SetUtcNow(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(live, (await Rights(_stored).NowAsync(_unit, default)).MaySupply("penalty"));
        }
    }

    [Fact]
    public async Task Rights_cost_one_storage_call()
    {
        await GrantAsync(_stored, Terms(_unit));
        var before = _stored.Faults.Calls;
        await Rights(_stored).NowAsync(_unit, default);
        Assert.Equal(1, _stored.Faults.Calls - before);
    }

    [Fact]
    public async Task Largest_set_of_grants_is_stored_and_read()
    {
        var each = GrantLimits.Units / GrantLimits.GrantsInForce;
        var everything = Regulation.Catalogue.CatalogueItems.All.Select(item => item.Code).ToList();
        for (var number = 0; number < GrantLimits.GrantsInForce; number++)
        {
            await GrantAsync(_stored, Terms(_unit, until: new DateOnly(2027, 1, 1).AddDays(number)) with
            {
                Items = everything,
                Units = [.. Enumerable.Range(0, each).Select(_ => New())],
                Purposes = [.. Enum.GetValues<QueryPurpose>().Select(purpose => new GrantedPurpose(purpose, everything))],
                Basis = new(new string('法', GrantLimits.Law), new string('条', GrantLimits.Article)),
            });
        }

        Assert.Equal(each * GrantLimits.GrantsInForce, (await Rights(_stored).NowAsync(_unit, default)).UnitsFor("penalty").Count);
    }

    [Fact]
    public async Task Grants_are_listed_by_pages_as_they_stand()
    {
        var (ids, store) = (new List<string>(), Store(_stored));
        for (var number = 0; number < 5; number++) ids.Add(await GrantAsync(_stored, Terms(_unit, until: new DateOnly(2027, 1, 1).AddDays(number))));
        await Acts(_stored).RevokeAsync(Person("one"), ids[2], "停用", default);
        foreach (var unit in new[] { _unit, null })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            while (await store.ListAsync(unit, after, 2, grant => grant.Status == GrantStatus.InForce, default) is { Count: > 0 } page)
            {
                Assert.True(page.Count <= 2);
                seen.AddRange(page.Where(grant => grant.Terms.Unit == _unit).Select(grant => grant.GrantId));
                after = page[^1].GrantId;
            }

            Assert.Equal(ids.Where(id => id != ids[2]).Order(StringComparer.Ordinal), seen);
        }
    }
}
