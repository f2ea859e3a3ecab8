using System.Net;
using CreditFunctions.RateLimits;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.RateLimits;

[Trait("Article", "28")]
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData(0, "9.9.9.9", "203.0.113.7")]
    [InlineData(1, "9.9.9.9, 198.51.100.1:4711", "198.51.100.1")]
    [InlineData(1, "198.51.100.1", "198.51.100.1")]
    [InlineData(2, "9.9.9.9, 198.51.100.1:4711, 192.0.2.5", "198.51.100.1")]
    [InlineData(2, "9.9.9.9", "unknown")]
    [InlineData(1, "", "unknown")]
    [InlineData(1, "not an address", "unknown")]
    [InlineData(1, "[2001:db8:1:2:3:4:5:6]:443", "20010DB800010002")]
    [InlineData(1, "2001:db8:1:2:ffff::1", "20010DB800010002")]
    [InlineData(1, "::ffff:198.51.100.1", "198.51.100.1")]
    public void Only_what_our_own_proxies_wrote_is_believed(int hops, string header, string client)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        http.Request.Headers["X-Forwarded-For"] = header;
        Assert.Equal(client, ClientAddress.Of(http.Request, hops));
    }
}
