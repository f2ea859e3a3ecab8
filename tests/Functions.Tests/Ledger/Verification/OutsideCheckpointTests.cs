using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>A checkpoint kept outside tells what the ledger's own files can't: that its end was taken away, or all of it written anew.</summary>
public sealed class OutsideCheckpointTests
{
    [Fact]
    public async Task Every_earlier_checkpoint_still_holds()
    {
        using var ledger = new StoryLedger();
        var kept = ledger.Files.Seals.Values.Select(seal => OutsideCheckpoint.Parse(Encoding.UTF8.GetString(seal))).ToList();
        Assert.All(kept, outside => Assert.NotNull(outside.Signed));
        Assert.Null((await ledger.VerifyAsync(ledger.Options with { Outside = kept })).Fault);
    }

    [Fact]
    public async Task A_ledger_whose_end_was_taken_away_is_shorter_than_what_was_kept()
    {
        using var ledger = new StoryLedger();
        var kept = OutsideCheckpoint.Parse(SealFormat.TryParse(ledger.Files.Seals.Last().Value)!.Checkpoint.Text);
        ledger.Files.Seals.Remove(ledger.Files.Seals.Keys.Last());
        ledger.Files.Segments.Remove(StoryLedger.A4);
        ledger.Files.Segments.Remove(StoryLedger.B2);
        Assert.Null((await ledger.VerifyAsync()).Fault);
        var fault = (await ledger.VerifyAsync(ledger.Options with { Outside = [kept] })).Fault;
        Assert.Equal(FaultKind.CheckpointBroken, fault?.Kind);
    }

    [Fact]
    public async Task Another_root_is_not_extended()
    {
        using var ledger = new StoryLedger();
        var kept = OutsideCheckpoint.Parse($"27 {TreeHash.Empty}");
        var fault = (await ledger.VerifyAsync(ledger.Options with { Outside = [kept] })).Fault;
        Assert.Equal((FaultKind.CheckpointBroken, 0), (fault?.Kind, fault?.Seal));
    }

    [Fact]
    public async Task One_that_was_signed_by_an_unknown_key_is_not_believed()
    {
        using var ledger = new StoryLedger();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var checkpoint = SealFormat.TryParse(ledger.Files.Seals.Last().Value)!.Checkpoint;
        var kept = new OutsideCheckpoint(checkpoint.Size, checkpoint.Root, (checkpoint, CheckpointSignature.Of(checkpoint, other)));
        Assert.Equal(FaultKind.SignatureWrong, (await ledger.VerifyAsync(ledger.Options with { Outside = [kept] })).Fault?.Kind);
    }

    [Fact]
    public void The_api_s_answer_is_read_as_a_seal_is()
    {
        using var ledger = new StoryLedger();
        var seal = SealFormat.TryParse(ledger.Files.Seals.Last().Value)!;
        var answer = System.Text.Json.JsonSerializer.Serialize(new
        {
            text = seal.Checkpoint.Text, size = seal.Size, signature = new { key = seal.Signature.Key, alg = "ES256", value = Convert.ToBase64String(seal.Signature.Value) },
        });
        var (one, other) = (OutsideCheckpoint.Parse(answer), OutsideCheckpoint.Parse(Encoding.UTF8.GetString(ledger.Files.Seals.Last().Value)));
        Assert.Equal((one.Size, one.Root, one.Signed!.Value.Checkpoint), (other.Size, other.Root, other.Signed!.Value.Checkpoint));
        Assert.True(one.Signed.Value.Signature.IsOf(seal.Checkpoint, ledger.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12 abc")]
    [InlineData("{}")]
    [InlineData("{\"checkpoint\":\"x\"}")]
    [InlineData("{")]
    public void What_is_no_checkpoint_is_refused(string kept) => Assert.Throws<FormatException>(() => OutsideCheckpoint.Parse(kept));
}
