using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Index;
using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Ledger.Index;

public sealed class EntryIdTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void An_id_tells_its_millisecond_and_no_two_are_the_same()
    {
        Assert.Equal(s_at.ToUnixTimeMilliseconds(), EntryId.MillisecondOf(EntryId.New(s_at)));
        Assert.NotEqual(EntryId.New(s_at), EntryId.New(s_at));
    }

    [Theory]
    [InlineData("")]
    [InlineData("q")]
    [InlineData("saaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("qaaaaaaaaaaaaaaaaaaaaaaa1")]
    [InlineData("qAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("qaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Another_text_is_no_id(string text) => Assert.Null(EntryId.MillisecondOf(text));

    [Fact]
    public void A_later_entry_stands_before_an_earlier_one_and_a_search_from_an_instant_has_both_sides_right()
    {
        var (earlier, later) = (AccessLogRow.KeyOf(EntryId.New(s_at)), AccessLogRow.KeyOf(EntryId.New(s_at.AddMilliseconds(1))));
        Assert.True(string.CompareOrdinal(later, earlier) < 0);
        Assert.True(string.CompareOrdinal(earlier, AccessLogRow.KeyBefore(s_at)) < 0);
        Assert.True(string.CompareOrdinal(earlier, AccessLogRow.KeyBefore(s_at.AddMilliseconds(1))) > 0);
    }

    [Fact]
    public void Base_32_is_read_as_it_was_written()
    {
        for (var length = 0; length < 20; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(at => (byte)(at * 37 + length)).ToArray();
            Assert.Equal(bytes, Base32.TryDecode(Base32.Encode(bytes)));
        }
    }
}
