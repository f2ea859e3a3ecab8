using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Consents;

[Trait("Article", "7")]
public sealed class ConsentTests
{
    private const string Bank = "912203000000000001", Item = "market-contract", Purpose = "个人经营贷款审批";
    private static readonly DateOnly s_day = new(2026, 9, 24);
    private static readonly Consent s_consent = new(Bank, [Item], Purpose, new AgreedPeriod(s_day, s_day.AddDays(364)), ConsentForm.Online);

    [Theory]
    [InlineData(Bank, Item, null, 0, true)]
    [InlineData(Bank, Item, Purpose, 364, true)]
    [InlineData(Bank, Item, "个人经营贷款 审批", 0, true)]
    [InlineData(Bank, Item, "营销推广", 0, false)]
    [InlineData(Bank, "self-declared", null, 0, false)]
    [InlineData("912203000000000002", Item, null, 0, false)]
    [InlineData(Bank, Item, null, -1, false)]
    [InlineData(Bank, Item, null, 365, false)]
    public void A_consent_covers_its_provider_items_purpose_and_days_and_nothing_else(string provider, string item, string? purpose, int days, bool covered) =>
        Assert.Equal(covered, s_consent.Covers(provider, item, purpose, s_day.AddDays(days)));

    [Property(MaxTest = 500)]
    public bool A_consent_covers_the_days_of_its_period_and_no_other(short from, byte length, short day)
    {
        var first = s_day.AddDays(from % 1000);
        var asked = s_day.AddDays(day % 1000);
        var consent = s_consent with { Period = new AgreedPeriod(first, first.AddDays(length)) };
        return consent.Covers(Bank, Item, null, asked) == (asked >= first && asked <= first.AddDays(length))
            && (consent.StateOn(asked) == ConsentState.Live) == consent.Covers(Bank, Item, null, asked);
    }

    [Property(MaxTest = 200)]
    public bool A_withdrawn_consent_covers_no_day(short day) =>
        s_consent with { WithdrawnAt = DateTimeOffset.UnixEpoch } is var withdrawn
        && !withdrawn.Covers(Bank, Item, null, s_day.AddDays(day % 1000)) && withdrawn.StateOn(s_day.AddDays(day % 1000)) == ConsentState.Withdrawn;

    [Fact]
    public void A_period_that_ends_before_it_begins_holds_no_day() =>
        Assert.Equal(ConsentState.Expired, (s_consent with { Period = new(s_day, s_day.AddDays(-1)) }).StateOn(s_day));

    [Theory]
    [InlineData("贷款审批", false)]
    [InlineData("贷款审批；", false)]
    [InlineData("贷款审批；营销推广", true)]
    [InlineData("贷款审批\n营销推广", true)]
    public void A_consent_has_one_purpose(string purpose, bool several) => Assert.Equal(several, AgreedPurpose.IsSeveral(purpose));

    public static TheoryData<string, ServedPurpose[], ServedPurpose, bool> Evidence => new()
    {
        { "the first purpose", [], new("贷款审批", []), true },
        { "the same purpose again", [new("贷款审批", [])], new("贷款 审批", []), true },
        { "another purpose", [new("贷款审批", [])], new("营销推广", []), false },
        { "both offered one by one", [new("贷款审批", ["贷款审批", "营销推广"])], new("营销推广", ["贷款审批", "营销推广"]), true },
        { "offered one by one, as is said only now", [new("贷款审批", [])], new("营销推广", ["贷款审批", "营销推广"]), false },
        { "offered one by one, but not this purpose", [new("贷款审批", ["贷款审批", "营销推广"])], new("催收", ["贷款审批", "营销推广"]), false },
    };

    [Theory, MemberData(nameof(Evidence))]
    public void The_same_evidence_serves_several_purposes_only_where_it_offered_them_one_by_one(string why, ServedPurpose[] served, ServedPurpose next, bool allowed) =>
        Assert.True(allowed == Bundling.IsAllowed(served, next), why);

    [Theory]
    [InlineData("2026-09-23", true)]
    [InlineData("2026-09-24", false)]
    public void A_child_under_fourteen_consents_through_its_guardian(string day, bool needed)
    {
        Assert.True(Identifier.TryParse(IdentifierKind.CitizenId, CitizenBorn("20120924"), out var child, out _));
        Assert.Equal(needed, GuardianRule.NeedsGuardian(child!, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("《中华人民共和国反洗钱法》第二十九条", true)]
    [InlineData("依据《征信业管理条例》第29条第一款报送", true)]
    [InlineData("《征信业管理条例》", false)]
    [InlineData("法律规定", false)]
    [InlineData("第十三条", false)]
    public void A_law_is_named_with_its_article(string text, bool named) => Assert.Equal(named, NamedLaw.IsNamed(text));

    private static string CitizenBorn(string day)
    {
        foreach (var check in "0123456789X")
        {
            var number = $"220302{day}001{check}";
            if (Identifier.TryParse(IdentifierKind.CitizenId, number, out _, out _)) return number;
        }

        throw new InvalidOperationException("No check character fits.");
    }
}
