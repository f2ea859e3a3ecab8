using CreditFunctions.Local.Settings;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class HostArgumentsTests
{
    [Fact]
    public void Defaults_are_the_genuine_hosts_ports()
    {
        var arguments = HostArguments.Parse([]);
        Assert.Equal((7071, 5672, 10000), (arguments.HttpPort, arguments.AmqpPort, arguments.StoragePort));
        Assert.Null(arguments.Data);
        Assert.Null(arguments.Clock);
    }

    [Fact]
    public void Every_argument_is_read_in_both_spellings()
    {
        var arguments = HostArguments.Parse(["--http-port", "1", "--amqp-port=2", "--storage-port", "3", "--data=x y", "--clock",
            "2026-09-24T09:00:00+08:00", "--set", "Identity__Audience=a=b", "--set=Plain="]);
        Assert.Equal((1, 2, 3, "x y"), (arguments.HttpPort, arguments.AmqpPort, arguments.StoragePort, arguments.Data));
        Assert.Equal(new DateTimeOffset(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8)), arguments.Clock);
        Assert.Equal("a=b", arguments.Settings["Identity:Audience"]);
        Assert.Equal("", arguments.Settings["Plain"]);
    }

    [Theory]
    [InlineData("--http-port", "65536", "--http-port takes a port")]
    [InlineData("--amqp-port", "-1", "--amqp-port takes a port")]
    [InlineData("--clock", "2026-09-24T09:00:00", "--clock takes a time with its offset")]
    [InlineData("--clock", "tomorrow", "--clock takes a time with its offset")]
    [InlineData("--set", "novalue", "--set takes Name=Value")]
    [InlineData("--timer-pace", "six hours", "--timer-pace takes an ISO 8601 duration above 0")]
    [InlineData("--timer-pace", "-PT1H", "--timer-pace takes an ISO 8601 duration above 0")]
    [InlineData("--colour", "red", "Unknown argument '--colour'")]
    [InlineData("serve", "x", "Unknown argument 'serve'")]
    public void A_wrong_argument_is_named(string name, string value, string message) => Assert.StartsWith(
        message, Assert.Throws<StartRefusedException>(() => HostArguments.Parse([name, value])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_argument_without_its_value_is_named() => Assert.StartsWith(
        "--data needs a value", Assert.Throws<StartRefusedException>(() => HostArguments.Parse(["--data"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_asked_for(string argument) => Assert.True(HostArguments.Parse([argument, "--nonsense"]).Help);
}
