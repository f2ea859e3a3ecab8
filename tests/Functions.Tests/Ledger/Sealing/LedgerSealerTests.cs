using System.Text;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Ledger.Sealing;

public sealed class LedgerSealerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private LedgerApp _app = null!;

    public Task InitializeAsync()
    {
        _app = new LedgerApp(azurite);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Article", "15")]
    public async Task Every_line_is_in_the_signed_tree_once()
    {
        await _app.AppendManyAsync(10);
        Assert.Equal(11, (await _app.Sealer.SealAsync(default))!.Size);
        await _app.AppendManyAsync(300);
        _app.Stored.Clock.Advance(TimeSpan.FromMinutes(10));
        var seal = (await _app.Sealer.SealAsync(default))!;
        Assert.Equal((1, 311L), (seal.Index, seal.Size));
        Assert.Equal(311, (await _app.SealedAsync()).Size);
    }

    [Fact, Trait("Article", "15")]
    public async Task Where_nothing_is_new_there_is_no_seal_and_one_look()
    {
        Assert.Null(await _app.Sealer.SealAsync(default));
        await _app.AppendAsync();
        Assert.NotNull(await _app.Sealer.SealAsync(default));
        for (var day = 0; day < 40; day++)
        {
            _app.Stored.Clock.Advance(TimeSpan.FromDays(1));
            var calls = _app.Stored.Faults.Calls;
            Assert.Null(await _app.Sealer.SealAsync(default));
            Assert.Equal(1, _app.Stored.Faults.Calls - calls);
        }
    }

    [Fact, Trait("Article", "15")]
    public async Task Lines_of_a_day_long_gone_by_and_of_a_writer_that_goes_on_are_sealed()
    {
        await _app.AppendAsync();
        await _app.Sealer.SealAsync(default);
        await _app.AppendAsync();
        await using var other = _app.Another().OpenLedger();
        await other.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public"), default);
        _app.Stored.Clock.Advance(TimeSpan.FromDays(30));
        await _app.AppendAsync();
        Assert.Equal(7, (await _app.Sealer.SealAsync(default))!.Size);
        await _app.AppendAsync();
        Assert.Equal(8, (await _app.Sealer.SealAsync(default))!.Size);
        await _app.SealedAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task Of_two_sealers_one_wins_and_the_other_goes_on_from_its_seal()
    {
        await _app.AppendManyAsync(300);
        var other = _app.NewSealer(new SealStore(_app.Another().Account));
        var seals = await Task.WhenAll(_app.Sealer.SealAsync(default), other.SealAsync(default));
        Assert.NotEmpty(seals.OfType<Seal>());
        await _app.AppendAsync();
        Assert.NotNull(await other.SealAsync(default));
        await _app.AppendAsync();
        Assert.NotNull(await _app.Sealer.SealAsync(default));
        Assert.Equal(303, (await _app.SealedAsync()).Size);
    }

    [Theory, Trait("Article", "15")]
    [InlineData("PUT", "/seals/")]
    [InlineData("PUT", "/tiles/")]
    [InlineData("PUT", "/keys/")]
    [InlineData("GET", "comp=list")]
    [InlineData("GET", ".jsonl")]
    public async Task Whatever_call_fails_the_next_run_makes_up_for_it(string method, string part)
    {
        await _app.AppendManyAsync(600);
        _app.Stored.Faults.Fail = message => message.Request.Method.Method == method
            && message.Request.Uri.ToString().Contains(part, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => _app.Sealer.SealAsync(default));
        _app.Stored.Faults.Fail = _ => false;
        await _app.AppendManyAsync(300);
        await _app.Sealer.SealAsync(default);
        Assert.Equal(901, (await _app.SealedAsync()).Size);
    }

    [Fact, Trait("Article", "15")]
    public async Task Tiles_that_a_crash_left_out_are_written_by_whoever_comes_next_also_where_nothing_is_new()
    {
        await _app.AppendManyAsync(600);
        _app.Stored.Faults.Fail = message => message.Request.Uri.ToString().Contains("/tiles/0/000000000001", StringComparison.Ordinal);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => _app.Sealer.SealAsync(default));
        _app.Stored.Faults.Fail = _ => false;
        Assert.Null(await _app.NewSealer(new SealStore(_app.Another().Account)).SealAsync(default));
        await _app.SealedAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task A_clock_that_moves_back_moves_no_checkpoint_back()
    {
        await _app.AppendAsync();
        var first = (await _app.Sealer.SealAsync(default))!;
        _app.Stored.Clock.AdjustTime(_app.Stored.Clock.GetUtcNow().AddDays(-3));
        await _app.AppendAsync();
        var second = (await _app.Sealer.SealAsync(default))!;
        Assert.Equal(first.Checkpoint.SealedAt, second.Checkpoint.SealedAt);
        await _app.SealedAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task Each_line_is_proved_to_stand_in_the_checkpoint_and_no_other_line_is()
    {
        await _app.AppendManyAsync(700);
        await _app.Sealer.SealAsync(default);
        var seal = await _app.SealedAsync();
        var tree = new StoredTree(seal.Size, seal.Edge, _app.Seals);
        var lines = (await _app.SegmentsAsync()).SelectMany(segment => segment.Lines).ToList();
        foreach (var index in new[] { 0, 1, 255, 256, 700 })
        {
            var path = await tree.InclusionAsync(index, seal.Size, default);
            Assert.True(Proof.Includes(TreeHash.Leaf(lines[index].Bytes), index, seal.Size, path, seal.Checkpoint.Root));
            Assert.False(Proof.Includes(TreeHash.Leaf(lines[(index + 1) % 701].Bytes), index, seal.Size, path, seal.Checkpoint.Root));
            Assert.False(Proof.Includes(TreeHash.Leaf(lines[index].Bytes), (index + 1) % 701, seal.Size, path, seal.Checkpoint.Root));
        }
    }

    [Fact, Trait("Article", "15")]
    public async Task The_key_that_checks_a_checkpoint_is_published_before_it()
    {
        await _app.AppendAsync();
        var seal = (await _app.Sealer.SealAsync(default))!;
        using var key = (await _app.Seals.KeyAsync(seal.Signature.Key, default))!.ToKey();
        Assert.True(seal.Signature.IsOf(seal.Checkpoint, key));
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(seal.Checkpoint.Text), seal.Signature.Value, System.Security.Cryptography.HashAlgorithmName.SHA256));
    }
}
