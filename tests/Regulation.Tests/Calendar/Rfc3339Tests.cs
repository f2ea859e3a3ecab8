using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

public class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-09-24T09:00:00+08:00")]
    [InlineData("2026-09-24T01:00:00Z")]
    [InlineData("2026-09-24t01:00:00z")]
    [InlineData("2026-09-23T20:00:00.000-05:00")]
    [InlineData("2026-09-24T01:00:00-00:00")]
    public void Same_instant_in_any_offset(string text)
    {
        Assert.True(Rfc3339.TryParse(text, out var instant, out _));
        Assert.Equal(Instant("2026-09-24T09:00:00+08:00"), instant);
    }

    [Fact]
    public void Fraction_is_cut_and_never_rounded_into_the_next_day()
    {
        Assert.True(Rfc3339.TryParse("2026-09-24T23:59:59.999999999999+08:00", out var instant, out _));
        Assert.Equal(new DateOnly(2026, 9, 24), ChinaTime.DateOf(instant));
    }

    [Theory]
    [InlineData(null, InstantFault.Empty)]
    [InlineData(" ", InstantFault.Empty)]
    [InlineData("2026-09-24T09:00:00", InstantFault.OffsetMissing)]
    [InlineData("2026-09-24T09:00:00.5", InstantFault.OffsetMissing)]
    [InlineData("2026-09-24", InstantFault.Format)]
    [InlineData("2026-09-24T09:00+08:00", InstantFault.Format)]
    [InlineData("2026-09-24T09:00:00+0800", InstantFault.Format)]
    [InlineData("2026/09/24T09:00:00+08:00", InstantFault.Format)]
    [InlineData("2026-09-24T09:00:00+08:00\n", InstantFault.Format)]
    [InlineData("２０２６-09-24T09:00:00+08:00", InstantFault.Format)]
    [InlineData("yesterday", InstantFault.Format)]
    [InlineData("2026-02-29T09:00:00+08:00", InstantFault.NoSuchInstant)]
    [InlineData("2026-13-01T09:00:00+08:00", InstantFault.NoSuchInstant)]
    [InlineData("2026-09-24T24:00:00+08:00", InstantFault.NoSuchInstant)]
    [InlineData("2026-09-24T23:59:60+08:00", InstantFault.NoSuchInstant)]
    [InlineData("2026-09-24T09:00:00+08:60", InstantFault.NoSuchInstant)]
    [InlineData("2026-09-24T09:00:00+15:00", InstantFault.NoSuchInstant)]
    [InlineData("0001-01-01T00:00:00+08:00", InstantFault.NoSuchInstant)]
    [InlineData("9999-12-31T23:59:59-08:00", InstantFault.NoSuchInstant)]
    public void What_is_no_instant_says_why(string? text, InstantFault expected)
    {
        Assert.False(Rfc3339.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }
}
