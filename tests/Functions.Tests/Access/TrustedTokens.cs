using System.Text.Json.Nodes;
using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>The app's check of tokens, as in azure: one issuer for bodies, another for subjects.</summary>
public sealed class TrustedTokens : IAsyncLifetime
{
    /// <summary>A body, by a valid code.</summary>
    internal const string Unit = "11220300MB1234562E";

    private TrustedIssuers? _issuers;

    internal TestIssuer Bodies { get; private set; } = null!;
    internal TestIssuer Subjects { get; private set; } = null!;
    internal TestIssuer Stranger { get; private set; } = null!;
    internal TokenValidator Validator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Bodies, Subjects, Stranger) = (await TestIssuer.StartAsync(), await TestIssuer.StartAsync(), await TestIssuer.StartAsync());
        Forget();
    }

    /// <summary>Starts anew, without what was read.</summary>
    internal void Forget(int refreshSeconds = 1)
    {
        _issuers?.Dispose();
        var options = Options.Create(new AccessOptions
        {
            Bodies = new IssuerOptions { Authority = Bodies.Address },
            Subjects = new IssuerOptions { Authority = Subjects.Address, Audience = "credit-subjects" },
            Systems = new Dictionary<string, string> { ["44444444444444444444444444444444"] = Unit, ["55555555-5555-5555-5555-555555555555"] = "not-a-code" },
            KeyRefreshSeconds = refreshSeconds,
        });
        _issuers = new TrustedIssuers(options);
        var pseudonyms = new Lazy<Pseudonyms>(new Pseudonyms(FieldCipherTests.Ring(1)));
        Validator = new TokenValidator(options, _issuers, new CallerClaims(options, pseudonyms));
    }

    internal Task<TokenAnswer> CheckAsync(string token) => Validator.ValidateAsync(token, TimeProvider.System.GetUtcNow(), default);

    /// <summary>The caller of a body's token.</summary>
    internal async Task<Caller> BodyAsync(Action<JsonObject> payload) => Assert.IsType<Caller>((await CheckAsync(Bodies.Token(payload))).Caller);

    /// <summary>The caller of a subject's token.</summary>
    internal async Task<Caller> SubjectAsync(Action<JsonObject> payload) =>
        Assert.IsType<Caller>((await CheckAsync(Subjects.Token(body => { body["aud"] = "credit-subjects"; payload(body); }))).Caller);

    /// <summary>The code with which a token is refused.</summary>
    internal async Task<string> RefusedAsync(string token)
    {
        var answer = await CheckAsync(token);
        Assert.Null(answer.Caller);
        return answer.Problem!.Code;
    }

    public async Task DisposeAsync()
    {
        _issuers?.Dispose();
        await Bodies.DisposeAsync();
        await Subjects.DisposeAsync();
        await Stranger.DisposeAsync();
    }
}
