using CreditFunctions.Cases;
using CreditFunctions.Problems;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CasePageTests
{
    private static readonly DateOnly s_day = new(2026, 10, 8);

    [Fact]
    public void A_case_that_closes_between_two_pages_neither_begins_the_list_anew_nor_hides_another()
    {
        var cases = Enumerable.Range(0, 120).Select(number => new Standing($"o{number:D3}", s_day.AddDays(number / 3))).Reverse().ToList();
        var first = Page(cases, "");
        Assert.Equal(CasePage.Size, first.Cases.Count);
        cases.Remove(first.Cases[^1]);
        var second = Page(cases, first.Continuation!);
        var third = Page(cases, second.Continuation!);
        Assert.Null(third.Continuation);
        Assert.Equal(Enumerable.Range(0, 120).Select(number => $"o{number:D3}"), new[] { first, second, third }.SelectMany(page => page.Cases).Select(one => one.Id));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("20261308o001")]
    [InlineData("20261008")]
    [InlineData("20261008o'1")]
    public void What_is_no_continuation_is_refused_by_its_field(string continuation) => Assert.Equal("continuation",
        Assert.Single(Assert.Throws<ProblemException>(() => Page([new Standing("o1", s_day)], continuation)).Problem.Errors).Field);

    private static CasePage<Standing> Page(IEnumerable<Standing> cases, string after) => CasePage.MostUrgentFirst(cases, one => one.LastDay, one => one.Id, after);

    private sealed record Standing(string Id, DateOnly LastDay);
}
