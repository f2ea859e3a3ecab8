using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>What holds is not called bad.</summary>
public sealed class GoodLedgerTests
{
    [Fact]
    public async Task A_ledger_as_it_was_written_holds()
    {
        using var ledger = new StoryLedger();
        var verdict = await ledger.VerifyAsync();
        Assert.Null(verdict.Fault);
        Assert.Equal((6, 4, true), (verdict.Segments, verdict.Seals, verdict.SignaturesChecked));
        // 32 + 285 + (6 + 3 doubtful) + 8 + 11 + 5 entries, and 6 headers; the last 6 entries wait for a seal.
        Assert.Equal((350, 356, 350, 6), (verdict.Entries, verdict.Lines, verdict.Sealed, verdict.Unsealed));
        Assert.Equal(350, verdict.Checkpoint!.Size);
    }

    [Fact]
    public async Task An_empty_ledger_holds() => Assert.Equal(new LedgerVerdict(null), await new LedgerVerifier(new MemoryLedger(), new VerifierOptions()).VerifyAsync(default));

    [Fact]
    public async Task A_segment_that_was_made_and_never_written_holds()
    {
        using var ledger = new StoryLedger();
        ledger.Files.Segments["2026/11/22/wc-000001.jsonl"] = [];
        Assert.Null((await ledger.VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Doubtful_entries_may_stand_or_not_and_a_segment_may_hold_nothing_else()
    {
        var files = new MemoryLedger();
        var day = new DateOnly(2026, 11, 20);
        var scribe = new LedgerScribe(files, "wa").Begin(day).Fail(5, stored: 5).Begin(day).Fail(2, stored: 0).Begin(day).Append(4).Fail(3, stored: 3).Begin(day)
            .Fail(6, stored: 6).Begin(day).Append(2);
        Assert.Equal("2026/11/20/wa-000005.jsonl", scribe.Segment);
        var verdict = await new LedgerVerifier(files, new VerifierOptions()).VerifyAsync(default);
        Assert.Null(verdict.Fault);
        Assert.Equal(5 + 4 + 3 + 6 + 2, verdict.Entries);
    }

    [Fact]
    public async Task The_newest_seal_s_tiles_may_not_be_written_yet()
    {
        using var ledger = new StoryLedger();
        ledger.Files.Seals.Remove("seals/0000000003.json");
        ledger.Files.Seals.Remove("seals/0000000002.json");
        ledger.Files.Tiles.Clear();
        Assert.Null((await ledger.VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Without_a_public_key_the_verdict_says_that_signatures_were_not_checked()
    {
        using var ledger = new StoryLedger();
        var verdict = await ledger.VerifyAsync(new VerifierOptions());
        Assert.Null(verdict.Fault);
        Assert.False(verdict.SignaturesChecked);
    }

    [Fact]
    public async Task Payloads_are_opened_with_keys_and_those_of_a_destroyed_key_are_erased()
    {
        using var ledger = new StoryLedger();
        var verdict = await ledger.VerifyAsync(ledger.Options with { Keys = new FixedKeys("k3") });
        Assert.Null(verdict.Fault);
        Assert.Equal(70, verdict.Erased);
        Assert.Equal(280, verdict.Opened);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Any_number_of_lanes_finds_the_same(int lanes)
    {
        var files = new MemoryLedger();
        new LedgerScribe(files, "wa").Begin(new DateOnly(2026, 11, 20)).Append(3000);
        var verdict = await new LedgerVerifier(files, new VerifierOptions { Lanes = lanes }).VerifyAsync(default);
        Assert.Null(verdict.Fault);
        Assert.Equal(3000, verdict.Entries);
    }
}

/// <summary>One key for all, but one that was destroyed.</summary>
internal sealed class FixedKeys(string destroyed) : IPayloadKeys
{
    public ValueTask<byte[]?> FindAsync(string keyId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(keyId == destroyed ? null : LedgerScribe.Key);
}
