using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>No byte of what is sealed can change unnoticed.</summary>
public sealed class FlippedByteProperties
{
    [Property(MaxTest = 150)]
    public async Task A_byte_flipped_in_a_sealed_segment_is_found_and_its_segment_named(NonNegativeInt which, NonNegativeInt place, byte flip)
    {
        using var ledger = new StoryLedger();
        var segment = ledger.Files.Segments.Keys.ElementAt(which.Get % 4);
        var bytes = ledger.Files.Segments[segment];
        var at = place.Get * 7919 % bytes.Length;
        bytes[at] ^= flip == 0 ? (byte)1 : flip;
        var fault = (await ledger.VerifyAsync()).Fault;
        Assert.NotNull(fault);
        Assert.Equal(segment, fault.Segment);
        var line = bytes.AsSpan(0, at).Count((byte)'\n') + 1;
        Assert.Equal(line, fault.Line ?? 0, tolerance: 1);
    }

    [Property(MaxTest = 150)]
    public async Task A_byte_flipped_in_a_seal_is_found_and_its_seal_named(NonNegativeInt which, NonNegativeInt place, byte flip)
    {
        using var ledger = new StoryLedger();
        var (name, bytes) = ledger.Files.Seals.ElementAt(which.Get % ledger.Files.Seals.Count);
        bytes[place.Get * 7919 % bytes.Length] ^= flip == 0 ? (byte)1 : flip;
        var fault = (await ledger.VerifyAsync()).Fault;
        Assert.NotNull(fault);
        Assert.Equal(name, CreditFunctions.Ledger.Format.Seal.NameOf(fault.Seal ?? -1));
    }

    [Property(MaxTest = 40)]
    public async Task A_byte_flipped_in_a_tile_is_found(NonNegativeInt place, byte flip)
    {
        using var ledger = new StoryLedger();
        var (_, bytes) = ledger.Files.Tiles.ElementAt(place.Get % ledger.Files.Tiles.Count);
        bytes[place.Get * 31 % bytes.Length] ^= flip == 0 ? (byte)1 : flip;
        Assert.Equal(CreditFunctions.Ledger.Verification.FaultKind.TileChanged, (await ledger.VerifyAsync()).Fault?.Kind);
    }
}
