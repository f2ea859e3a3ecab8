using Azure;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Tests.Shared;
using static CreditFunctions.Functions.Tests.Grants.GrantedUnits;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>What is stored, in which order, whatever fails in between.</summary>
[Trait("Article", "10")]
public sealed class GrantActsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly KeptLog _log = new();
    private readonly string _unit = New();

    [Fact]
    public async Task Proposal_gives_nothing_until_another_person_approves()
    {
        var id = await ProposeAsync();
        Assert.False(await MaySupplyAsync());
        Assert.Equal("four-eyes", await RefusedAsync(() => Acts(_stored, _log).ApproveAsync(Person("one"), id, default)));
        Assert.False(await MaySupplyAsync());
        await Acts(_stored, _log).ApproveAsync(Person("two"), id, default);
        Assert.True(await MaySupplyAsync());
    }

    [Fact]
    public async Task Every_version_is_kept_and_every_change_and_refusal_is_in_the_log()
    {
        var id = await ProposeAsync();
        var acts = Acts(_stored, _log);
        await RefusedAsync(() => acts.ApproveAsync(Person("one"), id, default));
        await acts.ApproveAsync(Person("two"), id, default);
        await acts.RevokeAsync(Person("three"), id, "张三已调离", default);
        var versions = (await Store(_stored).ReadAsync(id, default))!.Versions;
        Assert.Equal([(1, GrantStatus.Proposed), (2, GrantStatus.Approved), (3, GrantStatus.InForce), (4, GrantStatus.Revoked)],
            versions.Select(version => (version.Number, version.Grant.Status)));
        Assert.Equal(("one", "two", "three", "张三已调离"), (versions[3].Grant.Proposed.Person, versions[3].Grant.Approved!.Person,
            versions[3].Grant.Revoked!.Person, versions[3].Grant.Reason));
        Assert.All(_log.Entries, entry => Assert.Equal(("change-grant", id), (entry.What, entry.Reference)));
        Assert.Equal(["proposed", "four-eyes", "approved", "revoked"], _log.Entries.Select(entry => entry.Detail?.Split(' ')[0] ?? entry.Outcome));
        Assert.Single(_log.Entries.Select(entry => entry.Detail?.Split(' ')[1]).OfType<string>().Distinct());
    }

    [Fact]
    public async Task Approval_that_is_not_in_the_log_gives_nothing_until_it_is()
    {
        var id = await ProposeAsync();
        _log.Fails = true;
        Assert.Equal("ledger-unavailable", await RefusedAsync(() => Acts(_stored, _log).ApproveAsync(Person("two"), id, default)));
        Assert.False(await MaySupplyAsync());
        _log.Fails = false;
        await Acts(_stored, _log).ApproveAsync(Person("two"), id, default);
        Assert.True(await MaySupplyAsync());
        Assert.Equal(["proposed", "approved"], _log.Entries.Select(entry => entry.Detail!.Split(' ')[0]));
    }

    [Fact]
    public async Task Revocation_counts_though_the_log_fails_and_is_logged_when_tried_again()
    {
        var id = await GrantAsync(_stored, Terms(_unit));
        _log.Fails = true;
        Assert.Equal("ledger-unavailable", await RefusedAsync(() => Acts(_stored, _log).RevokeAsync(Person("one"), id, "职能调整", default)));
        Assert.False(await MaySupplyAsync());
        _log.Fails = false;
        await Acts(_stored, _log).RevokeAsync(Person("one"), id, "职能调整", default);
        Assert.StartsWith("revoked", Assert.Single(_log.Entries).Detail, StringComparison.Ordinal);
        Assert.Equal(4, (await Store(_stored).ReadAsync(id, default))!.Versions.Count);
    }

    [Fact]
    public async Task Approval_cut_off_at_any_storage_call_is_finished_by_trying_again()
    {
        for (var call = 0; ; call++)
        {
            var unit = New();
            var id = (await Acts(_stored).ProposeAsync(Person("one"), Terms(unit), null, default)).Newest.GrantId;
            var cut = _stored.Faults.Calls + call;
            _stored.Faults.Fail = _ => _stored.Faults.Calls > cut;
            var failed = false;
            try
            {
                await Acts(_stored).ApproveAsync(Person("two"), id, default);
            }
            catch (RequestFailedException)
            {
                failed = true;
            }

            _stored.Faults.Fail = _ => false;
            await Acts(_stored).ApproveAsync(Person("two"), id, default);
            Assert.True((await Rights(_stored).NowAsync(unit, default)).MaySupply("penalty"));
            Assert.Equal(3, (await Store(_stored).ReadAsync(id, default))!.Versions.Count);
            if (!failed) break;
            Assert.True(call < 10);
        }
    }

    [Fact]
    public async Task Nobody_approves_across_a_rotation_of_keys_for_it_may_be_the_proposer()
    {
        var id = await ProposeAsync();
        var rotated = new StoredApp(azurite.ConnectionString, FieldCipherTests.Ring(1, 2));
        Assert.Equal("proposal-outdated", await RefusedAsync(() => Acts(rotated, _log).ApproveAsync(Person("two"), id, default)));
        var anew = (await Acts(rotated, _log).ProposeAsync(Person("one again"), Terms(_unit), null, default)).Newest.GrantId;
        Assert.NotEqual(id, anew);
        Assert.Equal(GrantStatus.InForce, (await Acts(rotated, _log).ApproveAsync(Person("two"), anew, default)).Newest.Status);
    }

    [Fact]
    public async Task Of_many_who_approve_at_once_one_does()
    {
        var id = await ProposeAsync();
        var codes = await Task.WhenAll(Enumerable.Range(2, 8).Select(person =>
            RefusedAsync(() => Acts(new StoredApp(azurite.ConnectionString)).ApproveAsync(Person($"p{person}"), id, default))));
        Assert.Single(codes, code => code is null);
        Assert.Equal(7, codes.Count(code => code == "already-approved"));
        Assert.Equal(3, (await Store(_stored).ReadAsync(id, default))!.Versions.Count);
    }

    [Fact]
    public async Task Grants_of_one_unit_that_come_into_force_at_once_all_count()
    {
        var purposes = Enum.GetValues<QueryPurpose>();
        await Task.WhenAll(purposes.Select(purpose =>
            GrantAsync(new StoredApp(azurite.ConnectionString), Terms(_unit) with { Purposes = [new(purpose, ["penalty"])] })));
        var rights = await Rights(_stored).NowAsync(_unit, default);
        Assert.All(purposes, purpose => Assert.NotNull(rights.VisibleFor(purpose)));
    }

    [Fact]
    public async Task Revocation_that_races_its_approval_wins()
    {
        for (var round = 0; round < 12; round++)
        {
            var unit = New();
            var id = (await Acts(_stored).ProposeAsync(Person("one"), Terms(unit), null, default)).Newest.GrantId;
            var codes = await Task.WhenAll(
                RefusedAsync(() => Acts(_stored).ApproveAsync(Person("two"), id, default)),
                RefusedAsync(() => Acts(new StoredApp(azurite.ConnectionString)).RevokeAsync(Person("three"), id, "停用", default)));
            Assert.True(codes is [null or "grant-revoked", null], string.Join(' ', codes));
            Assert.Equal(GrantStatus.Revoked, (await Store(_stored).ReadAsync(id, default))!.Newest.Status);
            Assert.False((await Rights(_stored).NowAsync(unit, default)).MaySupply("penalty"));
        }
    }

    [Fact]
    public async Task Same_proposal_again_is_the_same_grant_and_other_terms_under_its_key_are_refused()
    {
        var acts = Acts(_stored, _log);
        var first = (await acts.ProposeAsync(Person("one"), Terms(_unit), null, default)).Newest.GrantId;
        Assert.Equal(first, (await acts.ProposeAsync(Person("one"), Terms(_unit), null, default)).Newest.GrantId);
        Assert.NotEqual(first, (await acts.ProposeAsync(Person("two"), Terms(_unit), null, default)).Newest.GrantId);
        var keyed = (await acts.ProposeAsync(Person("one"), Terms(_unit), "k1", default)).Newest.GrantId;
        Assert.NotEqual(first, keyed);
        Assert.Equal(keyed, (await acts.ProposeAsync(Person("one"), Terms(_unit), "k1", default)).Newest.GrantId);
        Assert.Equal("idempotency-key-reused", await RefusedAsync(() =>
            acts.ProposeAsync(Person("one"), Terms(_unit) with { Items = ["licence"] }, "k1", default)));
    }

    [Fact]
    public async Task Unit_takes_no_more_grants_than_a_query_can_read()
    {
        for (var number = 0; number < GrantLimits.GrantsInForce; number++) await GrantAsync(_stored, Terms(_unit, until: new DateOnly(2026, 9, 30).AddDays(number)));
        var id = await ProposeAsync();
        Assert.Equal("grants-too-many", await RefusedAsync(() => Acts(_stored, _log).ApproveAsync(Person("two"), id, default)));
        // The day after the first of them is over there is room again.
        _stored.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(GrantStatus.InForce, (await Acts(_stored, _log).ApproveAsync(Person("two"), id, default)).Newest.Status);
    }

    private async Task<string> ProposeAsync() => (await Acts(_stored, _log).ProposeAsync(Person("one"), Terms(_unit), null, default)).Newest.GrantId;

    private async Task<bool> MaySupplyAsync() => (await Rights(_stored).NowAsync(_unit, default)).MaySupply("penalty");

    private static async Task<string?> RefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ProblemException error)
        {
            return error.Problem.Code;
        }
    }
}
