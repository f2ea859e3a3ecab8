using CreditFunctions.Reports;
using CreditFunctions.Reports.Pdf;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Functions.Tests.Reports;

public sealed class LineBreaksTests
{
    private static readonly PdfFont s_font = new(new ReportFont().Read());
    private static readonly TextStyle s_style = new(10);

    [Theory]
    // Forty points hold four Chinese characters of ten points.
    [InlineData("一二三四五六", "一二三四|五六")]
    [InlineData("一二三四，五", "一二三|四，五")]
    [InlineData("一二三（四五", "一二三|（四五")]
    [InlineData("一二三ABCD四", "一二三|ABCD四")]
    [InlineData("一\n二", "一|二")]
    [InlineData("", "")]
    public void Lines_end_where_chinese_lines_may(string text, string lines) =>
        Assert.Equal(lines.Split('|'), LineBreaks.Of(text, 41, s_style, s_font));

    [Property(MaxTest = 200)]
    public Property No_line_is_wider_than_its_column_and_nothing_is_lost() => Prop.ForAll(
        Gen.Elements([.. "一二，。（）AB1 -"]).ArrayOf().Select(characters => new string(characters)).ToArbitrary(), text =>
        {
            var lines = LineBreaks.Of(text, 60, s_style, s_font);
            return lines.All(line => s_style.WidthOf(s_font, line) <= 60.001)
                && string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == text.Replace(" ", "", StringComparison.Ordinal);
        });
}
