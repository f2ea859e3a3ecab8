using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Tests.Queries;

public sealed class QueryPurposeTests
{
    [Theory, Trait("Article", "10")]
    [InlineData("1", QueryPurpose.Administration)]
    [InlineData("public-resources", QueryPurpose.PublicResources)]
    [InlineData(" 5 ", QueryPurpose.OtherByLaw)]
    public void A_purpose_is_read_by_number_or_name(string text, QueryPurpose purpose) => Assert.Equal(purpose, QueryPurposes.Parse(text));

    [Theory, Trait("Article", "10")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("curiosity")]
    public void There_is_no_sixth_purpose(string? text) => Assert.Null(QueryPurposes.Parse(text));
}
