using System.Text;
using CreditFunctions.Submissions.Csv;
using FsCheck.Xunit;
using static CreditFunctions.Functions.Tests.Submissions.Bodies;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class CsvBodyTests
{
    private const string Header = "CF_XDR_MC,CF_WSH,BZ\r\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    public async Task Each_encoding_is_recognised_and_read(string encoding, bool bom)
    {
        const string Text = "行政相对人名称,行政处罚决定书文号,备注\n四平某某有限公司,四市监罚〔2026〕1号,𠮷祥\n";
        byte[] body = [.. bom ? Encoding.UTF8.Preamble.ToArray() : [], .. TextEncodings.Of(encoding).GetBytes(Text)];
        var shape = Inspect(new CsvInspector(Penalty), body);
        Assert.Equal((encoding, 1), (shape.Encoding, shape.Rows));
        var row = Assert.Single(await ReadAllAsync(shape, body)).Row;
        Assert.Equal(("四平某某有限公司", "四市监罚〔2026〕1号", "𠮷祥"), (row.Values["CF_XDR_MC"], row.Values["CF_WSH"], row.Values["BZ"]));
    }

    [Fact]
    public void A_header_of_codes_above_rows_in_gb18030_is_gb18030()
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(Header), .. TextEncodings.Gb18030.GetBytes(string.Concat(Enumerable.Repeat("张三,一号,无\r\n", 3000)))];
        Assert.Equal("gb18030", Inspect(new CsvInspector(Penalty), body, 1000).Encoding);
    }

    [Fact]
    public void Utf16_is_a_wrong_encoding() => Assert.Equal("csv-wrong-encoding",
        Refused(new CsvInspector(Penalty), Encoding.Unicode.GetBytes(Header + "甲,乙,丙\r\n")).Code);

    [Fact]
    public void Utf16_with_a_mark_is_a_wrong_encoding() => Assert.Equal("csv-wrong-encoding",
        Refused(new CsvInspector(Penalty), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("行政相对人名称,文号")]).Code);

    [Fact]
    public void A_broken_byte_far_into_the_file_is_a_wrong_encoding() => Assert.Equal("csv-wrong-encoding",
        Refused(new CsvInspector(Penalty), [.. Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat("四平,1号,无\n", 5000))), 0xFF, 0xFF, (byte)'\n']).Code);

    [Fact]
    public void A_file_cut_inside_a_character_is_a_wrong_encoding() => Assert.Equal("csv-wrong-encoding",
        Refused(new CsvInspector(Penalty), [.. Encoding.UTF8.GetBytes("行政相对人名称,备注\n甲,乙"), 0xE5]).Code);

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("四平某某有限公司,91220300MA0000000X,四市监罚1号\n")]
    [InlineData("XK_WSH,XK_NR\n1,2\n")]
    [InlineData("BZ\n备注\n")]
    [InlineData("CF_XDR_MC\tCF_WSH\n1\t2\n")]
    public void A_first_row_that_names_no_required_column_is_no_header(string text) => Assert.Equal("csv-missing-header", RefusedCsv(text).Code);

    [Theory]
    [InlineData("甲,1号\n", 1, 2)]
    [InlineData("甲,1号,无\n乙,2号,无,多\n", 2, 4)]
    [InlineData("甲,1号,无\n\n乙\n", 2, 1)]
    public void A_ragged_row_is_named_with_its_number_and_count(string rows, int row, int cells)
    {
        var problem = RefusedCsv(Header + rows);
        Assert.Equal("csv-ragged-row", problem.Code);
        Assert.Equal(row, Assert.Single(problem.Errors).Row);
        Assert.Contains($"第 {row} 行有 {cells} 列，表头有 3 列", problem.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_cells_beyond_the_header_are_a_spreadsheets_habit() => Assert.Equal(1, InspectCsv(Header + "甲,1号,无,,\n").Rows);

    [Fact]
    public void A_cell_of_10_MB_is_refused_and_its_row_named()
    {
        var problem = RefusedCsv(Header + "甲,1号,无\n乙,\"" + new string('x', 10_000_000) + "\",无\n");
        Assert.Equal("csv-cell-too-large", problem.Code);
        Assert.Equal(2, Assert.Single(problem.Errors).Row);
        Assert.Contains("65,536", problem.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_very_many_cells_is_refused() => Assert.Equal("row-too-large", RefusedCsv(Header + new string(',', 3_000_000)).Code);

    [Fact]
    public void A_quote_that_never_closes_is_named() => Assert.Equal(("csv-unclosed-quote", 2),
        (RefusedCsv(Header + "甲,1号,无\n乙,\"2号,无\n").Code, RefusedCsv(Header + "甲,1号,无\n乙,\"2号,无\n").Errors[0].Row));

    [Fact]
    public void Text_behind_a_closing_quote_is_named() => Assert.Equal("csv-malformed-quote", RefusedCsv(Header + "甲,\"1\"号,无\n").Code);

    [Fact]
    public void A_header_alone_is_an_empty_batch() => Assert.Equal("empty-batch", RefusedCsv(Header).Code);

    [Fact]
    public void A_column_that_stands_twice_is_refused() => Assert.Equal("csv-duplicate-column", RefusedCsv("CF_WSH,行政处罚决定书文号\n1,2\n").Code);

    [Fact]
    public void Unknown_columns_are_named_and_their_cells_ignored()
    {
        var shape = InspectCsv("CF_WSH, 内部编号 ,,CF_NR\n1,2,,3\n");
        Assert.Equal(["内部编号"], shape.UnknownColumns);
        Assert.Equal(["CF_WSH", null, null, "CF_NR"], shape.Columns);
    }

    [Theory]
    [InlineData("cf_wsh,罚款金额(万元),*行政相对人名称,操作类型,reason,操作依据,原主体代码")]
    [InlineData(" 行政处罚决定书文号 ,CF_NR_FK,行政相对人名称＊,action,操作理由,basis,formerSubject")]
    public async Task Columns_are_found_by_code_or_name_however_an_agency_writes_them(string header)
    {
        var body = Encoding.UTF8.GetBytes(header + "\n1号,5,甲,correct,错录,原件,91\n");
        var row = Assert.Single(await ReadAllAsync(Inspect(new CsvInspector(Penalty), body), body)).Row;
        Assert.Equal(["CF_NR_FK", "CF_WSH", "CF_XDR_MC"], row.Values.Keys.Order());
        Assert.Equal(new("correct", "错录", "原件", "91"), row.Instruction);
    }

    [Fact]
    public async Task Quotes_hold_commas_quotes_and_line_ends()
    {
        var body = Encoding.UTF8.GetBytes("\"CF_XDR_MC\",CF_WSH,BZ\n\"甲,\"\"乙\"\"\r\n丙\",1\"号,\"\"\n");
        var row = Assert.Single(await ReadAllAsync(Inspect(new CsvInspector(Penalty), body), body)).Row;
        Assert.Equal("甲,\"乙\"\r\n丙", row.Values["CF_XDR_MC"]);
        Assert.Equal("1\"号", row.Values["CF_WSH"]);
        Assert.False(row.Values.ContainsKey("BZ"));
    }

    [Property(MaxTest = 60)]
    public async Task Whatever_is_written_is_read_again_from_any_row_on(string[]? cells, bool crlf, bool gb, byte piece)
    {
        var texts = (cells ?? []).Select(Clean).Concat(["末"]).ToArray();
        var end = crlf ? "\r\n" : "\n";
        var encoding = TextEncodings.Of(gb ? "gb18030" : "utf-8");
        var body = encoding.GetBytes("CF_WSH,备注" + end + string.Concat(texts.Select((text, i) => $"{i},\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{end}")));
        var shape = Inspect(new CsvInspector(Penalty), body, piece + 1);
        var all = await ReadAllAsync(shape, body);
        Assert.Equal(texts, all.Select(read => read.Row.Values.GetValueOrDefault("BZ", string.Empty)));
        for (var i = 0; i + 1 < all.Count; i++)
        {
            var rest = await ReadAllAsync(shape, body, all[i].Next, i + 2);
            Assert.Equal(all.Skip(i + 1).Select(read => (read.Row.Number, read.Row.Values.GetValueOrDefault("BZ"), read.Next)),
                rest.Select(read => (read.Row.Number, read.Row.Values.GetValueOrDefault("BZ"), read.Next)));
        }
    }

    // Text that both encodings hold.
    private static string Clean(string? text) => string.Concat((text ?? string.Empty).Where(sign => sign > 0 && !char.IsSurrogate(sign) && sign < 0xE000));
}
