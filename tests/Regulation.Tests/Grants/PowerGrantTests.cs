using System.Text.Json;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using static CreditFunctions.Regulation.Tests.Grants.SampleGrants;

namespace CreditFunctions.Regulation.Tests.Grants;

/// <summary>Grants of measures (art. 20, 21) and of determinations (art. 22).</summary>
[Trait("Article", "22")]
public class PowerGrantTests
{
    private static readonly GrantDraft s_draft = new(Unit, null, null, null, "2026-09-01", "2027-08-31", "《中华人民共和国食品安全法》", "第一百一十三条")
    {
        Measures = [" written-warning ", "talk"],
        Determines = ["lesser", "2", "health-and-life"],
    };

    [Fact]
    public void Draft_becomes_terms_in_order()
    {
        var (terms, faults) = DraftCheck.Read(s_draft, Today);
        Assert.Empty(faults);
        Assert.Equal(["talk", "written-warning"], terms!.Measures!);
        Assert.Equal([DishonestyCategory.Lesser, DishonestyCategory.HealthAndLife, DishonestyCategory.MarketAndSocialOrder], terms.Determines!);
    }

    [Theory]
    [InlineData("measures[0] unknown-measure", "stocks", "1")]
    [InlineData("measures[1] duplicate", "talk,talk", "1")]
    [InlineData("determines[0] unknown-category", "talk", "6")]
    [InlineData("determines[0] unknown-category", "talk", "0")]
    [InlineData("determines[1] duplicate", "talk", "1,health-and-life")]
    public void Fault_is_named_with_its_field(string fault, string measures, string determines)
    {
        var (terms, faults) = DraftCheck.Read(s_draft with { Measures = measures.Split(','), Determines = determines.Split(',') }, Today);
        Assert.Null(terms);
        Assert.Equal([fault], faults.Select(found => $"{found.Field} {found.Code}"));
    }

    [Fact]
    public void Grant_of_nothing_is_none() => Assert.Equal(["items"], DraftCheck.Read(s_draft with { Measures = [], Determines = null }, Today).Faults.Select(fault => fault.Field));

    [Theory]
    [InlineData("1", "1 lesser")]
    [InlineData("1,4", "1 4 lesser")]
    [InlineData("lesser", "lesser")]
    public void Unit_determines_what_it_was_granted_and_what_is_less(string granted, string may)
    {
        var terms = DraftCheck.Read(s_draft with { Determines = granted.Split(',') }, Today).Terms!;
        var rights = Rights.Of([Of(terms)], Today);
        Assert.Equal(may.Split(' ').Order(), Enum.GetValues<DishonestyCategory>().Where(rights.MayDetermine).Select(category => category.Written()).Order());
        Assert.All(Enum.GetValues<DishonestyCategory>(), category => Assert.Equal(rights.MayDetermine(category), rights.LawsFor(category).Count == 1));
        Assert.DoesNotContain(Enum.GetValues<DishonestyCategory>(), category => Rights.Of([Of(terms)], terms.Until.AddDays(1)).MayDetermine(category));
    }

    [Fact]
    public void Unit_that_is_left_alone_applies_and_determines_and_one_without_rights_does_not()
    {
        Assert.All(MeasureCatalogue.All, measure => Assert.True(Rights.Ungranted.MayApply(measure.Code)));
        Assert.All(MeasureCatalogue.All, measure => Assert.False(Rights.None.MayApply(measure.Code)));
        Assert.All(Enum.GetValues<DishonestyCategory>(), category => Assert.True(Rights.Ungranted.MayDetermine(category)));
        Assert.All(Enum.GetValues<DishonestyCategory>(), category => Assert.False(Rights.None.MayDetermine(category)));
    }

    [Fact]
    public void Terms_stored_before_there_were_powers_read_as_none_and_are_written_as_they_were()
    {
        const string Stored = """{"Unit":"112203007Q1000024N","Items":["penalty"],"Units":[],"Purposes":[{"Purpose":1,"Items":["penalty"]}],"From":"2026-09-01","Until":"2027-08-31","Basis":{"Law":"a","Article":"b"}}""";
        var terms = JsonSerializer.Deserialize<GrantTerms>(Stored)!;
        var rights = Rights.Of([Of(terms)], Today);
        Assert.True(rights.MaySupply("penalty"));
        Assert.False(rights.MayApply("talk"));
        Assert.False(rights.MayDetermine(DishonestyCategory.Lesser));
        Assert.Equal(Stored, JsonSerializer.Serialize(terms));
    }

    [Fact]
    public void Powers_are_read_as_they_were_stored()
    {
        var terms = DraftCheck.Read(s_draft, Today).Terms!;
        var read = JsonSerializer.Deserialize<GrantTerms>(JsonSerializer.Serialize(terms))!;
        Assert.Equal((terms.Measures, terms.Determines), (read.Measures, read.Determines), (one, other) => one.Item1!.SequenceEqual(other.Item1!) && one.Item2!.SequenceEqual(other.Item2!));
    }
}
