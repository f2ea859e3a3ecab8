using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class OpaqueIdTests
{
    [Theory]
    [InlineData('s')]
    [InlineData('o')]
    public void What_the_app_makes_is_one(char prefix) => Assert.True(OpaqueId.Is(NewId.Make(prefix)));

    [Theory]
    [InlineData("a", true)]
    [InlineData("R7", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a-b", false)]
    [InlineData("a'b", false)]
    [InlineData("a/b", false)]
    [InlineData("a|b", false)]
    [InlineData("四平", false)]
    public void Only_ASCII_letters_and_digits_make_one(string? text, bool isOne) => Assert.Equal(isOne, OpaqueId.Is(text));

    [Theory]
    [InlineData("220302199001011234")]
    [InlineData("91220300MA1234567X")]
    [InlineData("6222021234567890123")]
    [InlineData("s1")]
    [InlineData(null)]
    public void What_may_be_a_persons_or_a_bodys_number_is_not_written_down_as_an_id(string? text) => Assert.False(OpaqueId.IsMade(text));

    [Fact]
    public void What_the_app_makes_may_be_written_down() => Assert.True(OpaqueId.IsMade(NewId.Make('s')));

    [Fact]
    public void Longer_than_sixty_four_is_none()
    {
        Assert.True(OpaqueId.Is(new string('a', 64)));
        Assert.False(OpaqueId.Is(new string('a', 65)));
    }
}
