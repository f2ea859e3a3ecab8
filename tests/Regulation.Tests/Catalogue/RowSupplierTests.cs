using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using static CreditFunctions.Regulation.Tests.Catalogue.SampleRows;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class RowSupplierTests
{
    [Fact]
    public void Another_units_row_is_refused_until_it_was_granted()
    {
        var row = Of("penalty");
        row["CF_SJLYDM"] = OtherUnit;
        Assert.Equal(["CF_SJLYDM not-your-unit"], Found(Check("penalty", row)));
        Assert.Empty(Found(Check("penalty", row, context: Context with { GrantedUnits = new HashSet<string> { OtherUnit } })));
    }

    [Fact]
    public void An_item_that_was_not_granted_is_refused() => Assert.Equal(["CF_SJLYDM not-your-item"],
        Found(Check("penalty", Of("penalty"), context: Context with { MaySupply = item => item != "penalty" })));

    [Fact, Trait("Article", "9")]
    public void Nobody_declares_for_another()
    {
        var row = Of("self-declared");
        row["SB_XDR_SHXYM"] = Company;
        Assert.Equal(["SB_XDR_SHXYM not-your-item"], Found(Check("self-declared", row)));
    }

    [Fact, Trait("Article", "7")]
    public void Market_information_on_a_person_needs_consent()
    {
        Assert.Equal(["HT_XDR_ZJHM consent-missing"], Found(Check("market-contract", OfPerson("market-contract"))));
        Assert.Empty(Found(Check("market-contract", OfPerson("market-contract"), context: Context with { HasConsent = (_, _) => true })));
        Assert.Empty(Found(Check("market-contract", Of("market-contract"))));
    }

    [Fact, Trait("Article", "7")]
    public void The_purpose_that_a_row_names_must_be_the_agreed_one()
    {
        var context = Context with { HasConsent = (_, purpose) => purpose is null or "贷款审批" };
        Assert.Empty(Found(Check("market-contract", OfPerson("market-contract"), RowInstruction.Supply with { ConsentPurpose = "贷款审批" }, context)));
        Assert.Equal(["HT_XDR_ZJHM consent-missing"],
            Found(Check("market-contract", OfPerson("market-contract"), RowInstruction.Supply with { ConsentPurpose = "营销" }, context)));
    }

    [Theory, Trait("Article", "7")]
    [InlineData("《中华人民共和国反洗钱法》第二十九条", "")]
    [InlineData("法律规定", "legalBasis format")]
    [InlineData(" ", "HT_XDR_ZJHM consent-missing")]
    public void A_named_law_makes_consent_unnecessary(string law, string expected) => Assert.Equal(expected, string.Join(',',
        Found(Check("market-contract", OfPerson("market-contract"), RowInstruction.Supply with { LegalBasis = law }))));

    [Theory, Trait("Article", "8")]
    // Decided Thursday 24 September 2026; 25 September to 27 are days off (中秋), 1 to 7 October too: the seventh working day is 12 October.
    [InlineData("penalty", "2026-10-12", false)]
    [InlineData("penalty", "2026-10-13", true)]
    [InlineData("self-declared", "2026-12-31", false)]
    public void A_row_past_the_supply_limit_is_taken_with_a_warning(string code, string today, bool late)
    {
        var row = Check(code, Of(code), context: Context with { Today = DateOnly.Parse(today) });
        Assert.NotNull(row.Parsed);
        Assert.Equal(late, row.Findings.Any(finding => finding is { Code: "late", Severity: FindingSeverity.Warning }));
    }

    [Fact]
    public void A_correction_is_not_late() => Assert.Empty(Found(Check("penalty", Of("penalty"),
        new RowInstruction("correct", "录入错误", "原决定书"  , null), Context with { Today = new(2026, 12, 1) })));

    [Theory]
    [InlineData("另一家公司", true)]
    [InlineData("测试行政相对人名称", false)]
    [InlineData("测试 行政相对人名称", false)]
    public void A_code_known_under_another_name_is_a_warning(string known, bool warned)
    {
        var row = Check("penalty", Of("penalty"), context: Context with { KnownName = _ => known });
        Assert.NotNull(row.Parsed);
        Assert.Equal(warned ? ["CF_XDR_MC name-mismatch"] : [], Found(row));
    }

    [Fact]
    public void Brackets_of_either_width_are_the_same_name() => Assert.Null(
        NameCheck.Mismatch(CatalogueItems.Find("penalty")!, 1, "四平（某某）公司", ["四平(某某)公司"]));
}
