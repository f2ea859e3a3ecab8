using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Queries;
using static CreditFunctions.Regulation.Tests.Grants.SampleGrants;

namespace CreditFunctions.Regulation.Tests.Grants;

[Trait("Article", "10")]
public sealed class DraftCheckTests
{
    private static readonly GrantDraft s_good = new(Unit, ["penalty", "licence"], [County], [new("1", ["penalty", "arrears"]), new("civil-service", ["penalty"])],
        "2026-09-01", "2027-08-31", "《四平市社会信用条例》", "第十条第（一）项");

    public static TheoryData<string, GrantDraft> Faults => new()
    {
        { "unit required", s_good with { Unit = " " } },
        { "unit check-digit", s_good with { Unit = Unit[..17] + (Unit[17] == '0' ? '1' : '0') } },
        { "unit format", s_good with { Unit = "市场监管局" } },
        { "items[1] unknown-item", s_good with { Items = ["penalty", "horoscope"] } },
        { "items[0] unknown-item", s_good with { Items = [null] } },
        { "items[1] duplicate", s_good with { Items = ["penalty", "penalty"] } },
        { "items required", s_good with { Items = [] } },
        { "items empty", s_good with { Items = null, Units = null, Purposes = null } },
        { "units[0] own-unit", s_good with { Units = [Unit] } },
        { "units[1] duplicate", s_good with { Units = [County, County.ToLowerInvariant()] } },
        { "units[0] format", s_good with { Units = ["22"] } },
        { "units too-many", s_good with { Units = [County, .. Enumerable.Repeat(County, GrantLimits.Units)] } },
        { "purposes[0].purpose unknown-purpose", s_good with { Purposes = [new("6", ["penalty"])] } },
        { "purposes[0].purpose unknown-purpose", s_good with { Purposes = [new(null, ["penalty"])] } },
        { "purposes[1].purpose duplicate", s_good with { Purposes = [new("1", ["penalty"]), new("administration", ["licence"])] } },
        { "purposes[0].items required", s_good with { Purposes = [new("1", [])] } },
        { "purposes[0].items[0] unknown-item", s_good with { Purposes = [new("1", ["horoscope"])] } },
        { "purposes[0].items[1] not-shared", s_good with { Purposes = [new("1", ["penalty", "market-contract"])] } },
        { "purposes[0].items[0] not-shared", s_good with { Purposes = [new("1", ["self-declared"])] } },
        { "from required", s_good with { From = null } },
        { "from format", s_good with { From = "2026-9-1" } },
        { "until format", s_good with { Until = "2027-02-29" } },
        { "until before-from", s_good with { From = "2026-10-02", Until = "2026-10-01" } },
        { "until over", s_good with { Until = "2026-09-23" } },
        { "basis.law required", s_good with { Law = "  " } },
        { "basis.article required", s_good with { Article = null } },
        { "basis.article too-long", s_good with { Article = new string('条', GrantLimits.Article + 1) } },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Fault_is_named_with_its_field(string fault, GrantDraft draft)
    {
        var (terms, faults) = DraftCheck.Read(draft, Today);
        Assert.Null(terms);
        var found = faults.Select(found => $"{found.Field} {found.Code}").Distinct().ToList();
        Assert.Contains(fault, found);
        Assert.True(found.Count == 1 || fault.StartsWith("units too-many", StringComparison.Ordinal), string.Join('\n', found));
        Assert.All(faults, found => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", found.Message));
    }

    [Fact]
    public void Every_fault_is_named_at_once() => Assert.Equal(["unit", "items", "from", "until", "basis.law", "basis.article"],
        DraftCheck.Read(new GrantDraft(null, null, null, null, null, null, null, null), Today).Faults.Select(fault => fault.Field));

    [Fact]
    public void Null_among_the_purposes_is_a_fault_too() =>
        Assert.Contains(DraftCheck.Read(s_good with { Purposes = [null] }, Today).Faults, fault => fault.Field == "purposes[0].purpose");

    [Fact]
    public void Good_draft_becomes_terms_in_order()
    {
        var (terms, faults) = DraftCheck.Read(s_good with { Unit = $" {Unit.ToLowerInvariant()} ", Units = [OtherCounty, County] }, Today);
        Assert.Empty(faults);
        Assert.Equal(Unit, terms!.Unit);
        Assert.Equal(["licence", "penalty"], terms.Items);
        Assert.Equal(new[] { County, OtherCounty }.Order(StringComparer.Ordinal), terms.Units);
        Assert.Equal([QueryPurpose.Administration, QueryPurpose.CivilService], terms.Purposes.Select(purpose => purpose.Purpose));
        Assert.Equal(["penalty", "arrears"], terms.Purposes[0].Items);
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31)), (terms.From, terms.Until));
        Assert.Equal(new LegalBasis("《四平市社会信用条例》", "第十条第（一）项"), terms.Basis);
    }

    [Fact]
    public void Last_day_may_be_today_and_the_only_one() =>
        Assert.Empty(DraftCheck.Read(s_good with { From = "2026-09-24", Until = "2026-09-24" }, Today).Faults);

    [Fact]
    public void Unit_may_query_without_supplying_or_supply_without_querying()
    {
        Assert.Empty(DraftCheck.Read(s_good with { Items = null, Units = null }, Today).Faults);
        Assert.Empty(DraftCheck.Read(s_good with { Purposes = null }, Today).Faults);
    }
}
