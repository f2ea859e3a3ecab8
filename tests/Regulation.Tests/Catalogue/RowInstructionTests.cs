using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using static CreditFunctions.Regulation.Tests.Catalogue.SampleRows;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class RowInstructionTests
{
    [Theory]
    [InlineData(null, RowAction.Supply)]
    [InlineData(" ", RowAction.Supply)]
    [InlineData("supply", RowAction.Supply)]
    [InlineData("报送", RowAction.Supply)]
    [InlineData("Correct", RowAction.Correct)]
    [InlineData("更正", RowAction.Correct)]
    [InlineData("withdraw ", RowAction.Withdraw)]
    [InlineData("撤回", RowAction.Withdraw)]
    public void Actions_are_written_in_either_language(string? written, RowAction action) =>
        Assert.Equal(action, Check("penalty", Of("penalty"), new RowInstruction(written, "理由", "依据", null)).Action);

    [Fact]
    public void An_unknown_action_is_refused() =>
        Assert.Equal(["action code-list"], Found(Check("penalty", Of("penalty"), new RowInstruction("delete", null, null, null))));

    [Theory]
    [InlineData("correct", null, "依据", "reason required")]
    [InlineData("correct", "理由", null, "basis required")]
    [InlineData("withdraw", " ", "", "reason required,basis required")]
    public void A_correction_or_withdrawal_needs_reason_and_basis(string action, string? reason, string? basis, string expected) =>
        Assert.Equal(expected.Split(','), Found(Check("penalty", Of("penalty"), new RowInstruction(action, reason, basis, null))));

    [Fact]
    public void A_withdrawal_needs_only_what_names_the_record()
    {
        var roles = CatalogueItems.Find("penalty")!.Roles;
        var row = Of("penalty").Where(value => roles.Identity().Contains(value.Key)).ToDictionary();
        Assert.Empty(Found(Check("penalty", row, new RowInstruction("withdraw", "复议撤销", "四政复决字〔2026〕1号", null))));
        row.Remove("CF_WSH");
        Assert.Equal(["CF_WSH required"], Found(Check("penalty", row, new RowInstruction("withdraw", "复议撤销", "四政复决字〔2026〕1号", null))));
    }

    [Fact]
    public void A_correction_may_name_the_former_subject()
    {
        var row = Check("penalty", Of("penalty"), new RowInstruction("correct", "主体录错", "原决定书", OtherUnit));
        Assert.Equal(OtherUnit, row.Parsed!.FormerSubject!.Number);
        Assert.Equal(["formerSubject format"], Found(Check("penalty", Of("penalty"), new RowInstruction("correct", "主体录错", "原决定书", "某公司"))));
    }
}
