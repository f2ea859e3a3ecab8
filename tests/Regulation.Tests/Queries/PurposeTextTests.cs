using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Tests.Queries;

[Trait("Article", "10")]
public class PurposeTextTests
{
    [Theory]
    [InlineData("10(1)", "行政许可、行政检查、行政处罚")]
    [InlineData("10(3)", "公务员招录")]
    [InlineData("10(5)", "其他依法可以查询信用信息的事项")]
    [InlineData("10(6)", null)]
    [InlineData(null, null)]
    public void A_purpose_is_told_in_the_articles_words(string? description, string? words) => Assert.Equal(words, PurposeText.OfDescription(description));
}
