using System.Security.Cryptography;
using CreditFunctions.Storage;
using FsCheck.Xunit;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class FieldCipherTests
{
    private static readonly KeyRing s_first = Ring(1), s_both = Ring(1, 2);
    private readonly FieldCipher _cipher = new(s_both);

    [Property]
    public bool What_was_sealed_opens_in_its_own_place(string? text, string? place) =>
        _cipher.Open(_cipher.Seal(Clean(text), Clean(place)), Clean(place)) == Clean(text);

    [Fact]
    public void A_value_moved_to_another_row_does_not_open()
    {
        var moved = _cipher.Seal("张三", "Subjects\ns1\nprofile");
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(moved, "Subjects\ns2\nprofile"));
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var whole = _cipher.Seal("四平市", "place");
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(changed, "place"));
        }
    }

    [Fact]
    public void The_same_text_is_never_sealed_the_same_twice() =>
        Assert.NotEqual(_cipher.Seal("同", "place"), _cipher.Seal("同", "place"));

    [Fact]
    public void After_a_rotation_old_values_open_and_new_ones_take_the_new_key()
    {
        var old = new FieldCipher(s_first).Seal("旧", "place");
        Assert.Equal("旧", _cipher.Open(old, "place"));
        Assert.ThrowsAny<CryptographicException>(() => new FieldCipher(s_first).Open(_cipher.Seal("新", "place"), "place"));
    }

    [Fact]
    public void A_field_is_wrapped_anew_without_knowing_its_place_and_then_needs_the_new_key_only()
    {
        var old = new FieldCipher(s_first).Seal("旧", "place");
        var again = _cipher.Rewrap(old)!;
        var onlySecond = new FieldCipher(new KeyRing(new Dictionary<int, byte[]> { [2] = SHA256.HashData([2]) }, ids: new byte[32]));
        Assert.Equal("旧", onlySecond.Open(again, "place"));
        Assert.ThrowsAny<CryptographicException>(() => onlySecond.Open(again, "elsewhere"));
        Assert.ThrowsAny<CryptographicException>(() => onlySecond.Open(old, "place"));
        Assert.Null(_cipher.Rewrap(again));
        Assert.Null(_cipher.Rewrap([2, 0, 1]));
        Assert.Null(_cipher.Rewrap(new byte[200]));
    }

    [Fact]
    public void A_field_of_suite_1_opens_and_says_that_it_cannot_be_wrapped_anew()
    {
        var (plain, stored) = ("旧"u8.ToArray(), new byte[31 + 3]);
        (stored[0], stored[2]) = (1, 1);
        using (var aes = new AesGcm(s_first.Derive(1, "field"), 16)) aes.Encrypt(stored.AsSpan(3, 12), plain, stored.AsSpan(31), stored.AsSpan(15, 16), "place"u8);
        Assert.Equal("旧", _cipher.Open(stored, "place"));
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Rewrap(stored));
    }

    private static string Clean(string? text) => string.Concat((text ?? string.Empty).Where(character => !char.IsSurrogate(character)));

    internal static KeyRing Ring(params int[] versions) => new(versions.ToDictionary(
        version => version, version => SHA256.HashData([(byte)version])));
}
