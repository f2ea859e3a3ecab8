using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Tests.Catalogue;

/// <summary>Publication periods by 国办发〔2025〕22号: minor none or at most 3 months, general 3 to 12, serious 12 to 36.</summary>
public sealed class PublicationPeriodTests
{
    [Theory]
    [InlineData("严重", null, "2029-01-15")]
    [InlineData("严重", "2027-06-30", "2027-06-30")]
    [InlineData("严重", "2026-06-30", "2027-01-15")]
    [InlineData("严重", "2035-01-01", "2029-01-15")]
    [InlineData("一般", null, "2027-01-15")]
    [InlineData("一般", "2026-04-15", "2026-04-15")]
    [InlineData("一般", "2026-02-01", "2026-04-15")]
    [InlineData("轻微", "2026-03-01", "2026-03-01")]
    [InlineData("轻微", "2027-01-01", "2026-04-15")]
    public void A_penalty_is_public_from_the_decision_for_the_term_of_its_severity(string severity, string? named, string lastDay)
    {
        var window = Publication.WindowOf(Item("penalty"), Penalty(CodeLists.Organisation, severity, named));
        Assert.Equal(new PublicationWindow(new(2026, 1, 15), DateOnly.Parse(lastDay)), window);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("轻微")]
    public void A_penalty_without_severity_or_a_minor_one_without_a_named_day_is_not_published(string? severity) =>
        Assert.Null(Publication.WindowOf(Item("penalty"), Penalty(CodeLists.Organisation, severity, null)));

    [Fact]
    public void An_unclassified_penalty_is_not_published_even_with_a_named_day() =>
        Assert.Null(Publication.WindowOf(Item("penalty"), Penalty(CodeLists.Organisation, null, "2026-12-31")));

    [Fact]
    public void A_natural_persons_penalty_is_never_public() =>
        Assert.Null(Publication.WindowOf(Item("penalty"), Penalty(CodeLists.NaturalPerson, "严重", null)));

    [Fact]
    public void An_individually_owned_business_is_shown_as_an_organisation() =>
        Assert.NotNull(Publication.WindowOf(Item("penalty"), Penalty(CodeLists.SoleProprietor, "严重", null)));

    [Fact]
    public void A_licence_is_public_as_long_as_it_stands() => Assert.Equal(
        new PublicationWindow(new(2026, 1, 15), null),
        Publication.WindowOf(Item("licence"), new Dictionary<string, string> { ["XK_XDR_LB"] = CodeLists.Organisation, ["XK_JDRQ"] = "2026-01-15" }));

    [Fact]
    public void A_judgment_defaulter_is_public_for_two_years_at_most()
    {
        var values = new Dictionary<string, string> { ["SX_XDR_LB"] = CodeLists.Organisation, ["SX_JDRQ"] = "2026-01-15" };
        Assert.Equal(new DateOnly(2028, 1, 15), Publication.WindowOf(Item("judgment-defaulter"), values)!.LastDay);
        values["SX_GSJZQ"] = "2026-09-01";
        Assert.Equal(new DateOnly(2026, 9, 1), Publication.WindowOf(Item("judgment-defaulter"), values)!.LastDay);
    }

    [Fact, Trait("Article", "24")]
    public void Market_information_is_not_published() => Assert.Null(Publication.WindowOf(Item("market-contract"),
        new Dictionary<string, string> { ["HT_XDR_LB"] = CodeLists.Organisation, ["HT_QDRQ"] = "2026-01-15" }));

    [Fact]
    public void Both_ends_of_the_window_are_public()
    {
        var window = new PublicationWindow(new(2026, 1, 15), new(2026, 4, 15));
        Assert.Equal([false, true, true, false],
            new DateOnly[] { new(2026, 1, 14), new(2026, 1, 15), new(2026, 4, 15), new(2026, 4, 16) }.Select(window.Holds));
    }

    private static CatalogueItem Item(string code) => CatalogueItems.Find(code)!;

    private static Dictionary<string, string> Penalty(string kind, string? severity, string? named)
    {
        var values = new Dictionary<string, string> { ["CF_XDR_LB"] = kind, ["CF_JDRQ"] = "2026-01-15" };
        if (severity is not null) values["YZCD"] = severity;
        if (named is not null) values["CF_GSJZQ"] = named;
        return values;
    }
}
