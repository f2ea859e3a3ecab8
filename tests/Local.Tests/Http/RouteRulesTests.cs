using CreditFunctions.Local.Http;

namespace CreditFunctions.Local.Tests.Http;

public sealed class RouteRulesTests
{
    [Theory]
    [InlineData("a/b", "A/B", true)]
    [InlineData("a/b", "a/c", false)]
    [InlineData("a/{x}", "a/b", true)]
    [InlineData("a/{x:int}", "a/b", false)]
    [InlineData("a/{x:int}", "a/12", true)]
    [InlineData("a/{x:int}", "a/{y:guid}", false)]
    [InlineData("a/{x:int}", "a/{y}", true)]
    [InlineData("a/{x}", "a/{y}/b", false)]
    [InlineData("a/{x?}", "a", true)]
    [InlineData("a/{**rest}", "a/b/c/d", true)]
    [InlineData("{first}/b", "a/{second}", true)]
    [InlineData("a/{id}.csv", "a/{id:int}", false)]
    [InlineData("a/{id}.csv", "a/{id}", true)]
    [InlineData("v1/subjects:resolve", "v1/{x}", true)]
    [InlineData("v1/subjects:resolve", "v1/subjects", false)]
    [InlineData("v1/calendar/{year:int}", "v1/calendar/deadline", false)]
    public void Two_templates_overlap_where_one_path_fits_both(string first, string second, bool overlap)
    {
        Assert.Equal(overlap, RouteShape.Parse(first).Overlaps(RouteShape.Parse(second)));
        Assert.Equal(overlap, RouteShape.Parse(second).Overlaps(RouteShape.Parse(first)));
    }
}
