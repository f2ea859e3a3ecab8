using System.Net;
using CreditFunctions.Access;
using CreditFunctions.RateLimits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.RateLimits;

[Trait("Article", "28")]
public sealed class RequestLimitsTests : IDisposable
{
    // One token a minute: hardly anything comes back while a test runs. The bursts are what is tested.
    private readonly RequestLimits _limits = new(Options.Create(new RateLimitOptions
    {
        ClientPerMinute = 1, ClientBurst = 12, MissCost = 5, PersonPerMinute = 1, PersonBurst = 3, UnitPerMinute = 1, UnitBurst = 5,
    }), Options.Create(new AccessOptions()));

    [Fact]
    public void A_client_without_a_token_asks_as_often_as_its_bucket_holds_and_another_is_not_its_concern()
    {
        for (var i = 0; i < 12; i++) Assert.Null(_limits.Admit(From("192.0.2.1"), Caller.Anonymous));
        var exceeded = _limits.Admit(From("192.0.2.1"), Caller.Anonymous);
        Assert.InRange(exceeded!.RetryAfterSeconds, 1, 60);
        Assert.NotNull(_limits.Admit(From("192.0.2.1"), null));
        Assert.Null(_limits.Admit(From("192.0.2.2"), Caller.Anonymous));
    }

    [Fact]
    public void Misses_empty_the_bucket_sooner_than_hits()
    {
        Assert.Equal(12, Asked("192.0.2.1", _ => { }));
        // 5 + 5 + the last two.
        Assert.Equal(3, Asked("192.0.2.2", request => _limits.Settle(request, Caller.Anonymous, refused: true)));
        Assert.Equal(3, Asked("192.0.2.3", request =>
        {
            RequestLimits.Miss(request);
            _limits.Settle(request, Caller.Anonymous, refused: false);
        }));
    }

    [Fact]
    public void A_person_and_its_unit_have_buckets_of_their_own_wherever_they_call_from()
    {
        Assert.Null(_limits.Admit(From("192.0.2.1"), Person("a")));
        Assert.Null(_limits.Admit(From("192.0.2.2"), Person("a")));
        Assert.Null(_limits.Admit(From("192.0.2.3"), Person("a")));
        Assert.StartsWith("person", _limits.Admit(From("192.0.2.4"), Person("a"))!.Bucket, StringComparison.Ordinal);
        Assert.Null(_limits.Admit(From("192.0.2.1"), Person("b")));
        Assert.Null(_limits.Admit(From("192.0.2.1"), Person("b")));
        Assert.StartsWith("unit", _limits.Admit(From("192.0.2.1"), Person("c"))!.Bucket, StringComparison.Ordinal);
    }

    [Fact]
    public void Switched_off_and_on_a_persons_machine_it_lets_everything_through()
    {
        using var off = new RequestLimits(Options.Create(new RateLimitOptions { Enabled = false, ClientBurst = 1 }), Options.Create(new AccessOptions()));
        using var local = new RequestLimits(Options.Create(new RateLimitOptions { ClientBurst = 1 }), Options.Create(new AccessOptions { Authority = "http://127.0.0.1/local" }));
        for (var i = 0; i < 100; i++) Assert.Null(off.Admit(From("192.0.2.1"), null) ?? local.Admit(From("192.0.2.1"), null));
    }

    public void Dispose() => _limits.Dispose();

    private int Asked(string address, Action<HttpRequest> answered)
    {
        for (var i = 0; ; i++)
        {
            var request = From(address);
            if (_limits.Admit(request, Caller.Anonymous) is not null) return i;
            answered(request);
        }
    }

    private static Caller Person(string name) => new(new HashSet<Role> { Role.Querier }, "11220300MB1234562E", name, null);

    private static HttpRequest From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http.Request;
    }
}
