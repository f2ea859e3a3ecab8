using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CreditFunctions.Reports;

namespace CreditFunctions.Functions.Tests.Reports;

[Trait("Article", "24")]
public sealed partial class ReportHtmlTests
{
    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var html = Render(SampleReports.Of(SampleReports.Record(1, SampleReports.Hostile)) with
        {
            Subject = new ReportSubject(null, SampleReports.Hostile, null, SampleReports.Hostile),
        });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&quot;onload=&#x27;x&#x27; &amp;amp; a〔U&#x2B;202E〕b〔U&#x2B;200F〕c", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u200F', html);
        // As many tags as with harmless texts: nothing that a supplier wrote is one.
        var harmless = Render(SampleReports.Of(SampleReports.Record(1)) with { Subject = new ReportSubject(null, "甲", null, "乙") });
        Assert.Equal(Tag().Count(harmless), Tag().Count(html));
    }

    [Fact]
    public void It_is_a_page_of_headings_and_tables_that_a_screen_reader_reads()
    {
        var html = Render(SampleReports.Of(SampleReports.Record(1, underObjection: true)));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\"", html, StringComparison.Ordinal);
        Assert.Equal(["h1", "h2", "h3", "h2"], Heading().Matches(html).Select(match => match.Groups[1].Value));
        Assert.Equal(Regex.Count(html, "<tr>"), Regex.Count(html, "<tr><th scope=\"row\">"));
        Assert.Equal(Regex.Count(html, "<table>"), Regex.Count(html, "<caption>"));
        Assert.Contains("异议处理中", html, StringComparison.Ordinal);
        foreach (var said in new[] { "行政处罚决定书文号", "公示截止日", "2027年9月1日", "第二十五条", "第二十六条", "7K3QF-0TZ9M-XW2BD-8HRC4", "qentry" })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Article", "23")]
    public void Determination_stands_in_it_with_unit_basis_measures_and_last_day()
    {
        var content = SampleReports.Of() with { Determinations = [SampleReports.Determination] };
        var html = Render(content);
        foreach (var said in new[] { "失信行为认定（1 项）", "严重损害自然人身体健康和生命安全的行为", "第一百二十四条", "列为重点监管对象", "2027年10月13日", "列入并公示", "有效信用信息 0 条，生效的失信行为认定 1 项" })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.NotEqual(SampleReports.Of().Hash(), content.Hash());
    }

    [Fact]
    public void Nothing_is_loaded_or_run_and_the_style_is_the_one_that_the_policy_allows()
    {
        var html = Render(SampleReports.Of());
        var style = Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("@page { size: A4;", style, StringComparison.Ordinal);
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\s(src|href|on\w+|style)=", html);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_the_hash_is_of_all_of_it()
    {
        var content = SampleReports.Of(SampleReports.Record(1));
        Assert.Equal(ReportHtml.Render(content), ReportHtml.Render(content));
        ReportContent[] others =
        [
            content with { LedgerEntry = "qother" }, content with { AsOf = content.AsOf.AddSeconds(1) }, SampleReports.Of(SampleReports.Record(1, "另一事实")),
            content with { Records = [] }, content with { Code = "00000-00000-00000-00000" }, content with { Subject = content.Subject with { Name = "乙" } },
        ];
        Assert.All(others, other => Assert.NotEqual(content.Hash(), other.Hash()));
    }

    private static string Render(ReportContent content) => Encoding.UTF8.GetString(ReportHtml.Render(content));

    [GeneratedRegex("<[a-z/]")]
    private static partial Regex Tag();

    [GeneratedRegex("<(h[1-6])>")]
    private static partial Regex Heading();
}
