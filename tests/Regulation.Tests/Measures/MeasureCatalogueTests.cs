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

    [Theory, Trait("Article", "20"), Trait("Article", "21")]
    // 第二十条.
    [InlineData("priority-handling", "第二十条第（一）项", "在实施行政许可中，根据实际情况给予优先办理、简化程序等便利服务", "优先办理", null)]
    [InlineData("simplified-procedure", "第二十条第（一）项", "在实施行政许可中，根据实际情况给予优先办理、简化程序等便利服务", "简化程序", null)]
    [InlineData("funding-preference", "第二十条第（二）项", "在财政性资金和项目支持中，同等条件下将守信情况作为重要考量因素", "同等条件下", null)]
    [InlineData("fewer-inspections", "第二十条第（三）项", "在日常监管中合理降低检查比例和频次", "合理降低检查比例和频次", null)]
    [InlineData("honour-recommendation", "第二十条第（四）项", "优先推荐评先评优", "优先推荐评先评优", null)]
    [InlineData("public-praise", "第二十条第（五）项", "在信用门户网站或者相关媒体上进行宣传推介", "信用门户网站或者相关媒体", null)]
    [InlineData("other-incentive", "第二十条第（六）项", "法律法规规定的其他激励措施", "法律法规规定的其他激励措施", null)]
    // 第二十一条.
    [InlineData("talk", "第二十一条第（一）项", "进行约谈、告诫、书面警示", "约谈", null)]
    [InlineData("admonition", "第二十一条第（一）项", "进行约谈、告诫、书面警示", "告诫", null)]
    [InlineData("written-warning", "第二十一条第（一）项", "进行约谈、告诫、书面警示", "书面警示", null)]
    [InlineData("key-supervision", "第二十一条第（二）项", "在日常监管中，列为重点监管对象，增加监管频次，加强现场检查", "列为重点监管对象", null)]
    [InlineData("more-inspections", "第二十一条第（二）项", "在日常监管中，列为重点监管对象，增加监管频次，加强现场检查", "加强现场检查", null)]
    [InlineData("subsidy-limit", "第二十一条第（三）项", "限制享受财政资金补助等政策扶持", "限制享受财政资金补助等政策扶持", null)]
    // 在一至三年内禁止参加政府采购活动; 取消其一年至三年内参加依法必须进行招标的项目的投标资格.
    [InlineData("procurement-ban", "第二十一条第（四）项", "法律法规规定的其他惩戒或者监管措施；禁止参加政府采购活动", "禁止参加政府采购活动", "《中华人民共和国政府采购法》第七十七条")]
    [InlineData("tender-ban", "第二十一条第（四）项", "法律法规规定的其他惩戒或者监管措施；参加依法必须进行招标的项目的投标资格", "参加依法必须进行招标的项目的投标资格", "《中华人民共和国招标投标法》第五十四条")]
    [InlineData("other-punishment", "第二十一条第（四）项", "法律法规规定的其他惩戒或者监管措施", "法律法规规定的其他惩戒或者监管措施", null)]
    public void Measure_is_named_in_the_words_of_the_item_that_it_cites(string code, string article, string words, string named, string? otherLaw)
    {
        var measure = MeasureCatalogue.Find(code)!;
        Assert.Equal(article, measure.Basis.Article);
        Assert.Contains(named, words, StringComparison.Ordinal);
        Assert.Contains(named, measure.Name, StringComparison.Ordinal);
        Assert.Equal(otherLaw, measure.OtherLaw is { } other ? other.Law + other.Article : null);
        // One year at least by those laws, three at most.
        if (otherLaw is not null) Assert.Equal(36, measure.LongestAfter(Severity.Serious));
    }

    [Fact]
    public void Every_measure_stands_in_the_table_of_citations() => Assert.Equal(MeasureCatalogue.All.Count,
        typeof(MeasureCatalogueTests).GetMethod(nameof(Measure_is_named_in_the_words_of_the_item_that_it_cites))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);

    [Theory, Trait("Article", "22")]
    [InlineData("1", "严重损害自然人身体健康和生命安全的行为")]
    [InlineData("2", "严重破坏市场公平竞争秩序和社会正常秩序的行为")]
    [InlineData("3", "有履行能力但拒不履行、逃避执行法定义务，情节严重的行为")]
    [InlineData("4", "拒不履行国防义务，危害国防利益，破坏国防设施的行为")]
    [InlineData("5", "法律法规规定的其他失信行为")]
    public void Category_is_an_item_of_article_22_in_its_own_words(string item, string words) => Assert.Equal(words, DishonestyCategories.Parse(item)!.Value.Text());

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
