using CreditFunctions.Reports;

namespace CreditFunctions.Functions.Tests.Reports;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("四平甲公司 A-1", "四平甲公司 A-1")]
    [InlineData("a\u202Eb", "a〔U+202E〕b")]
    [InlineData("a\u200Fb\u2066c\u200Bd\uFEFF", "a〔U+200F〕b〔U+2066〕c〔U+200B〕d〔U+FEFF〕")]
    [InlineData("a\0b\u001B[31m", "a〔U+0000〕b〔U+001B〕[31m")]
    [InlineData("a\r\nb\tc", "a\nb c")]
    [InlineData("𠮷", "𠮷")]
    public void What_is_not_seen_is_written_out(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Half_a_character_is_a_replacement_mark() => Assert.Equal("a\uFFFD", PlainText.Of("a\uD842"));
}
