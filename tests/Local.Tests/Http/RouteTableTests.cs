using System.Reflection;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Local.Tests.Http;

public sealed class RouteTableTests
{
    [Theory]
    [InlineData("GET", "/x/y", "First")]
    [InlineData("POST", "/x/y", "Second")]
    [InlineData("DELETE", "/x/y", null)]
    public void Behaviour_11_the_first_template_that_matches_wins_not_the_most_specific(string method, string path, string? name)
    {
        var table = new RouteTable([Route("First", "x/{any}", "GET"), Route("Second", "x/y", "GET", "POST")]);
        var context = new DefaultHttpContext { Request = { Method = method, Path = path } };
        Assert.Equal(name, table.Match(context)?.Function.Name);
    }

    private static Function Route(string name, string route, params string[] methods) => new(name, new HttpTrigger(methods, route),
        typeof(RouteTableTests).GetMethod(nameof(Nothing), BindingFlags.NonPublic | BindingFlags.Static)!, []);

    private static void Nothing()
    {
    }
}
