using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Format;

/// <summary>Lines have one form, byte for byte.</summary>
public sealed class LineTests
{
    private static readonly Digest s_hash = TreeHash.Leaf([1]);
    private static readonly SegmentName s_name = new(new DateOnly(2026, 11, 23), "wabc", 3);

    [Fact]
    public void A_header_without_a_predecessor_has_a_fixed_form()
    {
        var line = new SegmentHeader(s_name with { Number = 1 }, null, 0).Encode();
        Assert.Equal("""{"v":1,"writer":"wabc","segment":1,"day":"2026-11-23","after":null,"lost":0}""", Encoding.UTF8.GetString(line));
    }

    [Fact]
    public void A_header_is_read_as_it_was_written()
    {
        var header = new SegmentHeader(s_name, new LineReference(1234, s_hash), 7);
        Assert.Equal($$"""{"v":1,"writer":"wabc","segment":3,"day":"2026-11-23","after":{"seq":1234,"hash":"{{s_hash}}"},"lost":7}""",
            Encoding.UTF8.GetString(header.Encode()));
        Assert.Equal(header, SegmentHeader.TryParse(header.Encode()));
        Assert.Equal(1242, header.FirstSeq);
    }

    [Fact]
    public void An_entry_is_read_as_it_was_written()
    {
        var entry = Entry();
        var line = entry.Encode();
        Assert.StartsWith($$"""{"v":1,"seq":1235,"prev":"{{s_hash}}","at":"2026-11-23T01:02:03.1234567Z","id":"q1","key":"k1","commit":""", Encoding.UTF8.GetString(line));
        var read = EntryLine.TryParse(line);
        Assert.NotNull(read);
        Assert.Equal(line, read.Encode());
        Assert.Equal((entry.Seq, entry.Prev, entry.At, entry.Id, entry.Key), (read.Seq, read.Prev, read.At, read.Id, read.Key));
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"seq\":1235", "\"seq\":01235")]
    [InlineData("\"seq\":1235", "\"seq\":0")]
    [InlineData("\"seq\":1235", "\"seq\": 1235")]
    [InlineData("Z\",\"id\"", "+00:00\",\"id\"")]
    [InlineData(".1234567Z", ".123456Z")]
    [InlineData("\"id\":\"q1\"", "\"id\":\"q 1\"")]
    [InlineData("\"id\":\"q1\"", "\"id\":\"\"")]
    [InlineData("\"}", "\"} ")]
    [InlineData("\"}", "\"},")]
    public void An_entry_in_another_form_is_none(string from, string to)
    {
        var line = Encoding.UTF8.GetString(Entry().Encode());
        Assert.Contains(from, line, StringComparison.Ordinal);
        Assert.Null(EntryLine.TryParse(Encoding.UTF8.GetBytes(line.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void Any_prefix_of_a_line_is_none()
    {
        var entry = Entry().Encode();
        var header = new SegmentHeader(s_name, new LineReference(1234, s_hash), 7).Encode();
        Assert.All(Enumerable.Range(0, entry.Length), length => Assert.Null(EntryLine.TryParse(entry.AsSpan(0, length))));
        Assert.All(Enumerable.Range(0, header.Length), length => Assert.Null(SegmentHeader.TryParse(header.AsSpan(0, length))));
    }

    [Fact]
    public void An_id_that_needs_escaping_is_not_written() => Assert.Throws<ArgumentException>(() => (Entry() with { Id = "a\"b" }).Encode());

    [Theory]
    [InlineData("2026/11/23/wabc-000003.jsonl", true)]
    [InlineData("2026/11/23/wabc-1000003.jsonl", true)]
    [InlineData("2026/11/23/wabc-0000003.jsonl", false)]
    [InlineData("2026/11/31/wabc-000003.jsonl", false)]
    [InlineData("2026/11/23/-000003.jsonl", false)]
    [InlineData("2026/11/23/wabc-000003.json", false)]
    [InlineData("2026/11/23/wabc-00003.jsonl", false)]
    [InlineData("elsewhere", false)]
    public void A_segment_s_name_has_one_form(string name, bool is_one)
    {
        var parsed = SegmentName.TryParse(name);
        Assert.Equal(is_one, parsed is not null);
        if (is_one) Assert.Equal(name, parsed!.ToString());
    }

    private static EntryLine Entry() => new(1235, s_hash, new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567), "q1", "k1",
        SealedPayload.Of("{}"u8, "q1", new byte[SealedPayload.KeySize]));
}
