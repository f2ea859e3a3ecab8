using CreditFunctions.Regulation.Catalogue;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Catalogue;

public sealed class ValueFormTests
{
    [Theory]
    [InlineData("2026-09-24")]
    [InlineData("2026/9/24")]
    [InlineData("2026/09/24")]
    [InlineData("20260924")]
    public void A_date_is_read_in_the_three_forms_of_the_template(string written) =>
        Assert.Equal(new DateOnly(2026, 9, 24), DateField.Parse(written));

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026.9.24")]
    [InlineData("26/9/24")]
    [InlineData("24/9/2026")]
    [InlineData("2026年9月24日")]
    [InlineData("2026-09-24 00:00:00")]
    [InlineData("２０２６-09-24")]
    public void Anything_else_is_no_date(string written) => Assert.Null(DateField.Parse(written));

    [Property]
    public bool A_stored_date_reads_back(DateTime any)
    {
        var date = DateOnly.FromDateTime(any);
        return DateField.Parse(DateField.Normalise(date)) == date;
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("007", "7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("99999999999999.999999", "99999999999999.999999")]
    public void A_number_is_stored_without_needless_zeros(string written, string stored) =>
        Assert.Equal(stored, NumberField.Normalise(NumberField.Parse(written)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1,000")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData("5万")]
    [InlineData("１２")]
    [InlineData("0.1234567")]
    [InlineData("999999999999999")]
    public void Signs_units_and_separators_are_no_number(string written) => Assert.Null(NumberField.Parse(written));

    [Property]
    public bool A_number_of_up_to_six_decimals_reads_back(uint whole, ushort fraction)
    {
        var value = whole + (fraction / 1_000_000m);
        return NumberField.Parse(NumberField.Normalise(value)) == value;
    }
}
