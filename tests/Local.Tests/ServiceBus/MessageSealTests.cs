using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Local.ServiceBus;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class MessageSealTests : IDisposable
{
    private static readonly byte[] s_plain = [0, .. Encoding.UTF8.GetBytes("慕容秋霜")];
    private readonly string _folder = Directory.CreateTempSubdirectory("message-seal-").FullName;

    [Fact]
    public void What_was_closed_is_opened_by_the_next_process_and_says_nothing_meanwhile()
    {
        using var first = MessageSeal.In(_folder);
        var stored = first.Close(s_plain);
        Assert.Equal(-1, stored.AsSpan().IndexOf(s_plain.AsSpan(1)));
        using var second = MessageSeal.In(_folder);
        Assert.Equal(s_plain, second.Open(stored));
    }

    [Fact]
    public void What_was_changed_or_is_anothers_does_not_open()
    {
        using var seal = MessageSeal.In(_folder);
        using var other = MessageSeal.In(Path.Combine(_folder, "other"));
        var stored = seal.Close(s_plain);
        Assert.ThrowsAny<CryptographicException>(() => other.Open(stored));
        stored[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(stored));
    }

    [Fact]
    public void A_message_that_was_stored_before_there_was_a_key_is_read_as_it_is()
    {
        using var seal = MessageSeal.In(_folder);
        Assert.Equal(s_plain, seal.Open(s_plain));
        Assert.Empty(seal.Open(seal.Close([])));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
