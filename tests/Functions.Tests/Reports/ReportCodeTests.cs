using CreditFunctions.Reports;

namespace CreditFunctions.Functions.Tests.Reports;

public sealed class ReportCodeTests
{
    [Fact]
    public void A_code_is_a_hundred_bits_in_groups_that_a_person_can_type()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => ReportCode.Make()).ToList();
        Assert.Equal(1_000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$", code));
        Assert.All(codes, code => Assert.Equal(code, ReportCode.Read(code)));
    }

    [Theory]
    [InlineData("7K3QF-0TZ9M-XW2BD-8HRC4", "7K3QF-0TZ9M-XW2BD-8HRC4")]
    [InlineData("7k3qfotz9mxw2bd8hrc4", "7K3QF-0TZ9M-XW2BD-8HRC4")]
    [InlineData(" 7K3QF OTZ9M XW2BD 8HRC4 ", "7K3QF-0TZ9M-XW2BD-8HRC4")]
    [InlineData("IL000-00000-00000-00000", "11000-00000-00000-00000")]
    [InlineData("7K3QF-0TZ9M-XW2BD-8HRC", null)]
    [InlineData("7K3QF-0TZ9M-XW2BD-8HRCU", null)]
    [InlineData("../../etc/passwd", null)]
    [InlineData("", null)]
    public void It_is_read_as_people_type_it(string typed, string? code) => Assert.Equal(code, ReportCode.Read(typed));
}
