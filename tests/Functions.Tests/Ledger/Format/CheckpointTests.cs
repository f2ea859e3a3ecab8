using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Format;

/// <summary>Checkpoints and seals have one form, and a signature that only its key makes.</summary>
public sealed class CheckpointTests
{
    private static readonly Checkpoint s_first = new(3, TreeHash.Leaf([3]), new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), null);

    [Fact]
    public void A_checkpoint_is_five_lines()
    {
        Assert.Equal($"siping-credit-ledger/v1\n3\n{TreeHash.Leaf([3])}\n2026-11-23T08:00:00.0000000Z\n-\n", s_first.Text);
        var second = s_first with { Size = 4, Previous = s_first.Hash };
        Assert.Equal(second, Checkpoint.TryParse(second.Text));
        Assert.Equal(s_first, Checkpoint.TryParse(s_first.Text));
    }

    [Theory]
    [InlineData("\n3\n", "\n03\n")]
    [InlineData("\n3\n", "\n-3\n")]
    [InlineData("\n-\n", "\n-")]
    [InlineData("\n-\n", "\n-\n\n")]
    [InlineData("v1", "v2")]
    [InlineData(".0000000Z", "Z")]
    public void A_text_in_another_form_is_no_checkpoint(string from, string to) =>
        Assert.Null(Checkpoint.TryParse(s_first.Text.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void A_signature_holds_for_its_checkpoint_and_key_only()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = CheckpointSignature.Of(s_first, key);
        Assert.Equal(64, signature.Value.Length);
        Assert.True(signature.IsOf(s_first, key));
        Assert.False(signature.IsOf(s_first, other));
        Assert.False((signature with { Key = CheckpointSignature.KeyIdOf(other) }).IsOf(s_first, other));
        Assert.False(signature.IsOf(s_first with { Size = 4 }, key));
    }

    [Fact]
    public void A_key_s_id_is_its_thumbprint()
    {
        // The key of RFC 7517, A.1; its thumbprint computed by another program.
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4="),
                Y = Base64("4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM="),
            },
        });
        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", CheckpointSignature.KeyIdOf(key));
    }

    [Fact]
    public void A_seal_is_read_as_it_was_written_and_in_no_other_form()
    {
        var seal = Seal();
        var bytes = SealFormat.Encode(seal);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.StartsWith("""{"v":1,"index":0,"first":0,"size":3,"ranges":[{"segment":"2026/11/23/w1-000001.jsonl","from":0,"to":900,"first":0,"count":3}],"positions":{"2026/11/23/w1-000001.jsonl":900},"edge":[["""
            , text, StringComparison.Ordinal);
        Assert.EndsWith("\"alg\":\"ES256\",\"value\":\"AQID\"}}", text, StringComparison.Ordinal);
        Assert.Equal(bytes, SealFormat.Encode(SealFormat.TryParse(bytes)!));
        Assert.Null(SealFormat.TryParse(Encoding.UTF8.GetBytes(text + "\n")));
        Assert.Null(SealFormat.TryParse(Encoding.UTF8.GetBytes(text.Replace(":900", ": 900", StringComparison.Ordinal))));
        Assert.Null(SealFormat.TryParse(Encoding.UTF8.GetBytes(text.Replace("ES256", "none", StringComparison.Ordinal))));
        Assert.Null(SealFormat.TryParse("[]"u8.ToArray()));
    }

    [Fact]
    public void A_byte_changed_in_a_seal_makes_it_another_seal_or_none()
    {
        var bytes = SealFormat.Encode(Seal());
        Assert.All(Enumerable.Range(0, bytes.Length), at =>
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            var parsed = SealFormat.TryParse(changed);
            Assert.True(parsed is null || !SealFormat.Encode(parsed).AsSpan().SequenceEqual(bytes));
        });
    }

    private static Seal Seal() => new(0, 0, [new SealedRange("2026/11/23/w1-000001.jsonl", 0, 900, 0, 3)],
        new Dictionary<string, long> { ["2026/11/23/w1-000001.jsonl"] = 900 }, new TreeEdge([[TreeHash.Leaf([1]), TreeHash.Leaf([2]), TreeHash.Leaf([3])]]),
        s_first, new CheckpointSignature("k", [1, 2, 3]));

    private static byte[] Base64(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'));
}
