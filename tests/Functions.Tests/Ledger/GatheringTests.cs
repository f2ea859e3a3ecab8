using CreditFunctions.Ledger;

namespace CreditFunctions.Functions.Tests.Ledger;

public sealed class GatheringTests
{
    private int _waiting;

    [Fact, Trait("Article", "15")]
    public async Task A_query_that_is_alone_waits_for_nobody()
    {
        var gathering = new Gathering(() => _waiting);
        gathering.Begin().Dispose();
        _waiting = 1;
        Assert.True(gathering.WaitAsync().IsCompletedSuccessfully);
        await gathering.WaitAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task An_append_waits_until_as_many_wait_as_are_being_read()
    {
        var gathering = new Gathering(() => _waiting);
        IDisposable[] queries = [gathering.Begin(), gathering.Begin(), gathering.Begin()];
        _waiting = 1;
        queries[0].Dispose();
        Assert.False(gathering.WaitAsync().IsCompleted);
        queries[1].Dispose();
        Assert.True(gathering.WaitAsync().IsCompletedSuccessfully);
        await gathering.WaitAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task A_query_that_never_ends_holds_an_append_for_a_moment_only()
    {
        var gathering = new Gathering(() => _waiting);
        using var hanging = gathering.Begin();
        await gathering.WaitAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task A_query_that_ends_twice_counts_once()
    {
        var gathering = new Gathering(() => _waiting);
        using var other = gathering.Begin();
        var query = gathering.Begin();
        query.Dispose();
        query.Dispose();
        Assert.False(gathering.WaitAsync().IsCompleted);
        await gathering.WaitAsync();
    }
}
