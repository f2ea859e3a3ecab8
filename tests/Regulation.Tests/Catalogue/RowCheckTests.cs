using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using static CreditFunctions.Regulation.Tests.Catalogue.SampleRows;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class RowCheckTests
{
    public static TheoryData<string> Codes => [.. CatalogueItems.All.Select(item => item.Code)];

    /// <summary>Item, field, every required field once.</summary>
    public static TheoryData<string, string> Required
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var item in CatalogueItems.All)
            {
                foreach (var one in item.Fields.Where(one => one.Requirement == Requirement.Always)) data.Add(item.Code, one.Code);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_good_row_of_every_item_has_no_findings(string code)
    {
        var row = Check(code, Of(code));
        Assert.Empty(Found(row));
        Assert.NotNull(row.Parsed);
    }

    [Theory, MemberData(nameof(Required))]
    public void An_empty_required_field_refuses_the_row(string code, string field)
    {
        var row = Of(code);
        row[field] = "  ";
        var found = Check(code, row);
        Assert.Contains($"{field} required", Found(found));
        Assert.Null(found.Parsed);
        Assert.All(found.Findings, finding => Assert.Equal(3, finding.Row));
    }

    [Theory]
    // Form
    [InlineData("penalty", "CF_JDRQ", "2026.9.24", "CF_JDRQ format")]
    [InlineData("penalty", "CF_YXQ", "2026-02-30", "CF_YXQ format")]
    [InlineData("penalty", "CF_NR_FK", "五万", "CF_NR_FK format")]
    [InlineData("penalty", "CF_NR_FK", "-5", "CF_NR_FK format")]
    [InlineData("penalty", "CF_SY", "乱\uFFFD码", "CF_SY format")]
    [InlineData("penalty", "CF_SY", "零\0字节", "CF_SY format")]
    [InlineData("penalty", "CF_XDR_SHXYM", "9122030", "CF_XDR_SHXYM format")]
    [InlineData("penalty", "CF_CFJGDM", "IOSVZ0000000000000", "CF_CFJGDM format")]
    [InlineData("licence", "XK_YXQZ", "24/09/2026", "XK_YXQZ format")]
    // Code list
    [InlineData("penalty", "CF_XDR_LB", "公司", "CF_XDR_LB code-list")]
    [InlineData("penalty", "CF_CFLB", "罚金", "CF_CFLB code-list")]
    [InlineData("penalty", "CF_CFLB", "罚款;罚金", "CF_CFLB code-list")]
    [InlineData("penalty", "CF_CFLB", ";", "CF_CFLB code-list")]
    [InlineData("penalty", "CF_CFLB", "其他-", "CF_CFLB code-list")]
    [InlineData("penalty", "YZCD", "很严重", "YZCD code-list")]
    [InlineData("licence", "XK_XKLB", "普通;核准", "XK_XKLB code-list")]
    [InlineData("licence", "XK_ZT", "3", "XK_ZT code-list")]
    [InlineData("honour", "RY_JB", "区级", "RY_JB code-list")]
    // Order and future; today is 28 September 2026
    [InlineData("penalty", "CF_JDRQ", "2026-09-29", "CF_JDRQ future-date")]
    [InlineData("penalty", "CF_YXQ", "2026-09-23", "CF_YXQ date-order")]
    [InlineData("penalty", "CF_GSJZQ", "2026-09-23", "CF_GSJZQ date-order")]
    [InlineData("licence", "XK_YXQZI", "2026-09-23", "XK_YXQZI date-order")]
    // Placeholder
    [InlineData("penalty", "CF_XDR_SHXYM", "00000000000000000X", "CF_XDR_SHXYM required")]
    [InlineData("penalty", "CF_CFJGDM", "00000000000000000X", "CF_CFJGDM required")]
    public void A_wrong_value_is_found_under_its_field(string code, string field, string value, string expected)
    {
        var row = Of(code);
        row[field] = value;
        var found = Check(code, row);
        Assert.Equal(expected.Split(','), Found(found));
        Assert.Null(found.Parsed);
    }

    [Theory]
    [InlineData("penalty", "CF_JDRQ", "2026/9/24", "2026-09-24")]
    [InlineData("penalty", "CF_JDRQ", "20260924", "2026-09-24")]
    [InlineData("penalty", "CF_JDRQ", "2026-09-28", "2026-09-28")]
    [InlineData("penalty", "CF_CFLB", "罚款；警告", "罚款;警告")]
    [InlineData("penalty", "CF_CFLB", "罚款; 没收违法所得、没收非法财物 ;", "罚款;没收违法所得、没收非法财物")]
    [InlineData("penalty", "CF_CFLB", "其他-责令改正", "其他-责令改正")]
    [InlineData("penalty", "CF_NR_FK", "05.500", "5.5")]
    [InlineData("penalty", "CF_SY", "  两行\n事实 ", "两行\n事实")]
    [InlineData("licence", "XK_ZT", "有效", "1")]
    [InlineData("licence", "XK_YXQZI", "2099-12-31", "2099-12-31")]
    public void A_good_value_is_stored_in_one_form(string code, string field, string value, string stored)
    {
        var row = Of(code);
        row[field] = value;
        Assert.Equal(stored, Check(code, row).Parsed!.Values[field]);
    }

    [Fact]
    public void A_text_over_its_length_is_refused_and_the_limit_named()
    {
        var row = Of("penalty");
        row["CF_SY"] = new string('长', 4001);
        var finding = Assert.Single(Check("penalty", row).Findings);
        Assert.Equal(("CF_SY", "format"), (finding.Field, finding.Code));
        Assert.Contains("4000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_a_row_are_told_at_once()
    {
        var row = Of("penalty");
        row["CF_XDR_MC"] = "";
        row["CF_JDRQ"] = "昨天";
        row["CF_CFLB"] = "罚金";
        Assert.Equal(["CF_XDR_MC required", "CF_CFLB code-list", "CF_JDRQ format"], Found(Check("penalty", row)));
    }

    [Fact]
    public void The_same_record_again_in_the_batch_is_a_duplicate_and_names_the_first_row()
    {
        var finding = Assert.Single(Check("penalty", Of("penalty"), context: Context with { EarlierRow = _ => 1 }).Findings);
        Assert.Equal("duplicate-in-batch", finding.Code);
        Assert.Contains("第 1 行", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_person_stands_in_a_message()
    {
        var row = OfPerson("penalty");
        row["CF_XDR_ZJHM"] = Citizen[..17] + (Citizen[17] == '1' ? '2' : '1');
        row["CF_SJLYDM"] = OtherUnit;
        Assert.DoesNotContain(Check("penalty", row).Findings, finding => finding.Message.Contains(Citizen[..14], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("普通", null, null, null)]
    [InlineData("一般", "2026-12-24", null, null)]
    [InlineData("一般", "2027-09-24", null, null)]
    [InlineData("一般", "2026-12-23", "CF_GSJZQ", "date-order")]
    [InlineData("一般", "2027-09-25", "CF_GSJZQ", "date-order")]
    [InlineData("严重", "2029-09-24", null, null)]
    [InlineData("严重", "2027-09-23", "CF_GSJZQ", "date-order")]
    [InlineData("轻微", "2026-09-24", null, null)]
    [InlineData("轻微", "2026-12-25", "CF_GSJZQ", "date-order")]
    public void A_named_end_of_publication_lies_within_the_term_of_the_severity(string severity, string? until, string? field, string? code)
    {
        var row = Of("penalty");
        if (severity != "普通") row["YZCD"] = severity;
        row["CF_GSJZQ"] = until ?? "";
        Assert.Equal(field is null ? [] : [$"{field} {code}"], Found(Check("penalty", row)));
    }
}
