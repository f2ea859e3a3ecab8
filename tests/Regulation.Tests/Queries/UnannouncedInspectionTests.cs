using CreditFunctions.Regulation.Queries;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Queries;

[Trait("Article", "24")]
public class UnannouncedInspectionTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.Parse("2026-09-24T09:00:00+08:00");
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);
    private static readonly UnannouncedInspection s_good = new(QueryPurpose.Administration, "《中华人民共和国食品安全法》", "第一百一十条",
        "飞行检查，告知将影响检查效果", s_now.AddDays(30));

    [Fact]
    public void An_inspection_by_law_with_a_reason_and_an_end_may_be() => Assert.Empty(UnannouncedInspections.Check(s_good, s_now, s_longest));

    [Theory]
    [InlineData(QueryPurpose.Administration, true)]
    [InlineData(QueryPurpose.PublicResources, false)]
    [InlineData(QueryPurpose.CivilService, false)]
    [InlineData(QueryPurpose.Honours, false)]
    [InlineData(QueryPurpose.OtherByLaw, true)]
    public void Only_a_purpose_that_can_be_an_inspection_is_hidden(QueryPurpose purpose, bool may) =>
        Assert.Equal(may ? [] : [InspectionFault.PurposeIsNoInspection], UnannouncedInspections.Check(s_good with { Purpose = purpose }, s_now, s_longest));

    [Fact]
    public void Each_fault_is_named_and_all_at_once()
    {
        Assert.Equal([InspectionFault.LawMissing], UnannouncedInspections.Check(s_good with { Law = " " }, s_now, s_longest));
        Assert.Equal([InspectionFault.ArticleMissing], UnannouncedInspections.Check(s_good with { Article = "" }, s_now, s_longest));
        Assert.Equal([InspectionFault.ReasonMissing], UnannouncedInspections.Check(s_good with { Reason = "检查        " }, s_now, s_longest));
        Assert.Equal([InspectionFault.EndsInThePast], UnannouncedInspections.Check(s_good with { HiddenUntil = s_now }, s_now, s_longest));
        Assert.Equal([InspectionFault.EndsTooLate], UnannouncedInspections.Check(s_good with { HiddenUntil = s_now.AddDays(30).AddTicks(1) }, s_now, s_longest));
        Assert.Equal(5, UnannouncedInspections.Check(new UnannouncedInspection(QueryPurpose.Honours, "", "", "", s_now.AddDays(31)), s_now, s_longest).Count);
    }

    [Theory]
    [InlineData(0, null, false, 0, false)]
    [InlineData(0, 10, false, 5, true)]
    [InlineData(0, 10, false, 10, false)]
    [InlineData(0, 10, true, 5, false)]
    // Whatever was written: never longer than the longest period.
    [InlineData(0, 99, false, 29, true)]
    [InlineData(0, 99, false, 30, false)]
    public void A_look_is_shown_at_its_end_or_when_revealed_or_after_the_longest_period(int at, int? until, bool revealed, int now, bool hidden) =>
        Assert.Equal(hidden, UnannouncedInspections.IsHidden(s_now.AddDays(at), until is { } end ? s_now.AddDays(end) : null, revealed, s_now.AddDays(now), s_longest));

    [Property]
    public void Nothing_is_hidden_beyond_the_longest_period(int until, int after, bool revealed) => Assert.False(UnannouncedInspections.IsHidden(
        s_now, s_now.AddHours(until), revealed, s_now + s_longest + TimeSpan.FromHours(Math.Abs((long)after) % 100_000), s_longest));
}
