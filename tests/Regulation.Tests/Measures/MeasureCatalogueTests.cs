using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.Tests.Measures;

public class MeasureCatalogueTests
{
    [Fact, Trait("Article", "20")]
    public void Each_of_the_six_items_of_article_20_has_an_incentive() => Assert.Equal([1, 2, 3, 4, 5, 6],
        MeasureCatalogue.All.Where(measure => measure.Kind == MeasureKind.Incentive).Select(measure => measure.Item).Distinct().Order());

    [Fact, Trait("Article", "21")]
    public void Each_of_the_four_items_of_article_21_has_a_punishment() => Assert.Equal([1, 2, 3, 4],
        MeasureCatalogue.All.Where(measure => measure.Kind == MeasureKind.Punishment).Select(measure => measure.Item).Distinct().Order());

    [Fact]
    public void Codes_are_unique_and_good_in_urls()
    {
        Assert.Equal(MeasureCatalogue.All.Count, MeasureCatalogue.All.Select(measure => measure.Code).Distinct().Count());
        Assert.All(MeasureCatalogue.All, measure => Assert.Matches(@"\A[a-z]+(-[a-z]+)*\z", measure.Code));
    }

    [Fact]
    public void Every_measure_says_by_which_law_who_on_whom_and_for_how_long() => Assert.All(MeasureCatalogue.All, measure =>
    {
        Assert.Equal(measure.Kind == MeasureKind.Incentive ? 20 : 21, measure.Article);
        Assert.Equal($"第{(measure.Article == 20 ? "二十" : "二十一")}条第（{"〇一二三四五六"[measure.Item]}）项", measure.Basis.Article);
        Assert.Equal("《四平市社会信用条例》", measure.Basis.Law);
        Assert.NotEmpty(measure.Powers);
        Assert.NotEmpty(measure.SubjectKinds);
        Assert.InRange(measure.LongestAfter(Severity.Serious)!.Value, 1, PublicationTerms.StateCouncil2025.Serious.MaxMonths);
        Assert.True(measure.OtherLaw is null || measure.NeedsOtherLaw);
    });

    [Fact, Trait("Article", "23")]
    public void Graver_dishonesty_never_allows_less() => Assert.All(MeasureCatalogue.All, measure =>
    {
        var longest = Enum.GetValues<Severity>().Order().Select(severity => measure.LongestAfter(severity) ?? 0).ToList();
        Assert.Equal(longest.Order(), longest);
    });

    [Fact]
    public void No_incentive_makes_a_natural_person_public() =>
        Assert.DoesNotContain(SubjectKind.NaturalPerson, MeasureCatalogue.Find("public-praise")!.SubjectKinds);

    [Theory]
    [InlineData("《中华人民共和国政府采购法》", "政府采购法", true)]
    [InlineData("《四平市社会信用条例》", " 四平市社会信用条例 ", true)]
    [InlineData("《四平市社会信用条例》", "《吉林省社会信用条例》", false)]
    public void Law_is_the_same_however_it_is_quoted(string one, string other, bool same) => Assert.Equal(same, LawName.AreSame(one, other));
}
