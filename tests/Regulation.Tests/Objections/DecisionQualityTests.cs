using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Regulation.Tests.Objections;

[Trait("Article", "25")]
public class DecisionQualityTests
{
    private const string Statement = "我公司于二〇二六年三月十二日已经足额缴纳罚款，银行回单可以证明，请更正该处罚记录中的未履行状态。";
    private const string Opinion = "我局调阅案卷，该公司三月十二日缴款金额为二万元，决定书罚款金额为二万五千元，尚有五千元未缴。";
    private const string Findings = "核对案卷与非税收入系统，二〇二六年三月十二日到账二万元，决定书载明罚款二万五千元，差额五千元至今未到账。";
    private const string Reasons = "回单所载金额少于决定书金额，申请人尚未完全履行，记录中的履行状态与实际相符，因此不予更正；缴清差额后可以申请信用修复。";

    [Theory]
    [InlineData("", "依据", Reasons, "findings-missing")]
    [InlineData("。，", "依据", Reasons, "findings-missing")]
    [InlineData(Findings, "", Reasons, "basis-missing")]
    [InlineData(Findings, "条例第二十五条", "", "reasons-missing")]
    [InlineData(Findings, "条例第二十五条", " \t ", "reasons-missing")]
    [InlineData(Findings, "条例第二十五条", "提供单位已确认。", "reasons-empty-words")]
    [InlineData(Findings, "条例第二十五条", "经核实，信息提供单位已确认信息准确无误，予以维持。", "reasons-empty-words")]
    [InlineData(Findings, "条例第二十五条", "经与信息提供单位核实，该信息准确无误，异议不成立，特此答复。", "reasons-empty-words")]
    [InlineData(Findings, "条例第二十五条", "您好！经 向 提供单位 核实，记录属实，不予更正。", "reasons-empty-words")]
    [InlineData(Findings, "条例第二十五条", "The provider confirmed it.", "reasons-empty-words")]
    [InlineData("经核查，情况属实。", "条例第二十五条", Reasons, "findings-empty-words")]
    [InlineData(Findings, "条例第二十五条", Statement, "reasons-copied")]
    [InlineData(Findings, "条例第二十五条", "我公司于二〇二六年三月十二日已经足额缴纳罚款, 银行回单可以证明, 不支持更正该处罚记录中的未履行状态!", "reasons-copied")]
    [InlineData(Findings, "条例第二十五条", Opinion, "reasons-copied")]
    [InlineData(Findings, "条例第二十五条", Findings, "reasons-copied")]
    [InlineData(Opinion, "条例第二十五条", Reasons, "findings-copied")]
    [InlineData(Findings, "条例第二十五条", Reasons, null)]
    [InlineData(Findings, "条例第二十五条", "提供单位已确认；但本单位另行调取缴款凭证核对，到账金额比决定书金额少五千元，所以不予更正。", null)]
    public void Decision_must_be_its_own_words(string findings, string basis, string reasons, string? code) =>
        Assert.Equal(code, DecisionQuality.Standard.Check(Decision(findings, basis, reasons), [Statement, Opinion])?.Code);

    [Fact]
    public void Fields_at_fault_are_named()
    {
        Assert.Equal("reasons", DecisionQuality.Standard.Check(Decision(Findings, "据", "属实"), [])?.Field);
        Assert.Equal("findings", DecisionQuality.Standard.Check(Decision("", "据", Reasons), [])?.Field);
        Assert.Equal("basis", DecisionQuality.Standard.Check(Decision(Findings, "", Reasons), [])?.Field);
    }

    [Theory]
    [InlineData("罚款已经缴清", "罚款已经缴清", 1)]
    [InlineData("罚款，已经缴清。", "罚 款 已 经 缴 清", 1)]
    [InlineData("ＡＢＣ１２３", "abc123", 1)]
    [InlineData("罚款已经缴清", "合同尚未履行", 0)]
    [InlineData("", "罚款", 0)]
    [InlineData("罚款", "罚款", 1)]
    [InlineData("罚款", "款罚", 0)]
    public void Likeness_is_the_part_of_a_text_that_stands_in_the_other(string text, string other, double expected) =>
        Assert.Equal(expected, TextLikeness.Copied(text, other), 3);

    [Fact]
    public void Copy_hidden_in_a_longer_text_is_still_found_and_the_other_way_round_is_not() =>
        Assert.True(TextLikeness.Copied(Statement, Findings + Statement + Reasons) > 0.99
            && TextLikeness.Copied(Findings + Statement + Reasons, Statement) < 0.5);

    [Fact]
    public void Phrases_and_limits_are_data()
    {
        var strict = new DecisionQuality(TextQuality.Standard with { EmptyPhrases = ["回单所载金额少于决定书金额"], SubstanceCharacters = 60 });
        Assert.Equal("reasons-empty-words", strict.Check(Decision(Findings, "据", Reasons), [])?.Code);
        var lax = new DecisionQuality(TextQuality.Standard with { LikenessLimit = 1.01 });
        Assert.Null(lax.Check(Decision(Findings, "据", Statement), [Statement]));
    }

    private static ObjectionEvent.Decided Decision(string findings, string basis, string reasons) =>
        new(Story.Received, Story.Handler, ObjectionOutcome.Rejected, findings, basis, reasons);
}
