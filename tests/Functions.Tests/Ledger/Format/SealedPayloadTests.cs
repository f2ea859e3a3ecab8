using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Format;

/// <summary>A payload is opened by its key, for its entry, and by nothing else.</summary>
public sealed class SealedPayloadTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, SealedPayload.KeySize).Select(at => (byte)at)];

    [Fact]
    public void What_was_sealed_is_opened() => Assert.Equal("looked"u8.ToArray(), SealedPayload.Of("looked"u8, "q1", s_key).TryOpen("q1", s_key));

    [Fact]
    public void The_same_payload_is_never_sealed_alike()
    {
        var (one, other) = (SealedPayload.Of("looked"u8, "q1", s_key), SealedPayload.Of("looked"u8, "q1", s_key));
        Assert.NotEqual(one.Commitment, other.Commitment);
        Assert.NotEqual(one.Sealed, other.Sealed);
    }

    [Fact]
    public void Another_entry_s_payload_is_not_opened() => Assert.Null(SealedPayload.Of("looked"u8, "q1", s_key).TryOpen("q2", s_key));

    [Fact]
    public void Another_key_opens_nothing() => Assert.Null(SealedPayload.Of("looked"u8, "q1", s_key).TryOpen("q1", new byte[SealedPayload.KeySize]));

    [Fact]
    public void Another_commitment_is_noticed() =>
        Assert.Null((SealedPayload.Of("looked"u8, "q1", s_key) with { Commitment = TreeHash.Empty }).TryOpen("q1", s_key));

    [Fact]
    public void A_changed_byte_anywhere_is_noticed()
    {
        var payload = SealedPayload.Of("looked"u8, "q1", s_key);
        Assert.All(Enumerable.Range(0, payload.Sealed.Length), at =>
        {
            var bytes = payload.Sealed.ToArray();
            bytes[at] ^= 1;
            Assert.Null((payload with { Sealed = bytes }).TryOpen("q1", s_key));
        });
    }
}
