using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Submissions.Messages;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>Attacks on tokens, each over the check that HTTP uses and over that of messages.</summary>
[Trait("Article", "28")]
public sealed class ForgedTokenTests(TrustedTokens tokens) : IClassFixture<TrustedTokens>
{
    private static readonly Action<JsonObject> s_provider = body => { body["roles"] = new JsonArray("provider"); body["unit"] = TrustedTokens.Unit; };

    [Fact]
    public async Task A_good_token_opens_both_ways()
    {
        var token = tokens.Bodies.Token(s_provider);
        Assert.Null((await tokens.CheckAsync(token)).Problem);
        Assert.Equal(TrustedTokens.Unit, await SenderAsync(token));
    }

    [Fact]
    public Task Signed_with_a_strangers_key_under_our_keys_name() =>
        RefusedAsync(tokens.Bodies.Token(s_provider, sign: tokens.Stranger.Sign));

    [Fact]
    public Task Of_a_strangers_issuer() => RefusedAsync(tokens.Stranger.Token(s_provider));

    [Fact]
    public Task Signed_by_a_trusted_issuer_in_the_name_of_another() =>
        RefusedAsync(tokens.Subjects.Token(body => { s_provider(body); body["iss"] = tokens.Bodies.Address; }));

    [Fact]
    public Task Expired() => RefusedAsync(tokens.Bodies.Token(s_provider, now: TimeProvider.System.GetUtcNow().AddHours(-2)), "token-expired");

    [Fact]
    public Task Not_yet_valid() => RefusedAsync(tokens.Bodies.Token(s_provider, now: TimeProvider.System.GetUtcNow().AddHours(2)), "token-expired");

    [Theory]
    [InlineData(59, true)]
    [InlineData(62, false)]
    public async Task Clocks_may_differ_by_a_minute_at_either_end(int seconds, bool good)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
        var ended = tokens.Bodies.Token(body => { s_provider(body); body["exp"] = at.ToUnixTimeSeconds() - seconds; body["nbf"] = at.ToUnixTimeSeconds() - 4000; });
        var begins = tokens.Bodies.Token(body => { s_provider(body); body["nbf"] = at.ToUnixTimeSeconds() + seconds; body["exp"] = at.ToUnixTimeSeconds() + 4000; });
        Assert.Equal((good, good), ((await tokens.Validator.ValidateAsync(ended, at, default)).Caller is not null,
            (await tokens.Validator.ValidateAsync(begins, at, default)).Caller is not null));
    }

    [Fact]
    public Task Without_an_end() => RefusedAsync(tokens.Bodies.Token(body => { s_provider(body); body.Remove("exp"); }), "token-expired");

    [Theory]
    [InlineData(253402300799L)]
    [InlineData(999999999999999L)]
    [InlineData(-1L)]
    public async Task An_end_beyond_all_time_breaks_nothing(long end)
    {
        var answer = await tokens.CheckAsync(tokens.Bodies.Token(body => { s_provider(body); body["exp"] = end; }));
        Assert.True(answer.Caller is null != answer.Problem is null);
        if (end < 0) Assert.NotNull(answer.Problem);
    }

    [Fact]
    public Task For_another_audience() => RefusedAsync(tokens.Bodies.Token(body => { s_provider(body); body["aud"] = "another-app"; }));

    [Fact]
    public Task For_the_audience_of_the_other_issuer() => RefusedAsync(tokens.Bodies.Token(body => { s_provider(body); body["aud"] = "credit-subjects"; }));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task Unsigned(string algorithm)
    {
        await RefusedAsync(tokens.Bodies.Token(s_provider, header => header["alg"] = algorithm, _ => []));
        await RefusedAsync(tokens.Bodies.Token(s_provider, header => header["alg"] = algorithm));
    }

    [Fact]
    public async Task Signed_by_HMAC_with_the_public_key_as_its_secret()
    {
        var key = tokens.Bodies.Current.Key;
        byte[][] secrets =
        [
            Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), key.ExportSubjectPublicKeyInfo(), key.ExportRSAPublicKey(),
            key.ExportParameters(false).Modulus!, Encoding.ASCII.GetBytes(Base64Url.EncodeToString(key.ExportParameters(false).Modulus)),
        ];
        foreach (var secret in secrets)
        {
            await RefusedAsync(tokens.Bodies.Token(s_provider, header => header["alg"] = "HS256", data => HMACSHA256.HashData(secret, data)));
        }
    }

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("' OR '1'='1")]
    [InlineData("http://127.0.0.1/key")]
    [InlineData("")]
    public Task With_a_made_up_name_of_a_key(string kid) =>
        RefusedAsync(tokens.Bodies.Token(s_provider, header => header["kid"] = kid, tokens.Stranger.Sign));

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task With_a_key_to_be_fetched_from_elsewhere(string name)
    {
        var asked = tokens.Stranger.Asked;
        await RefusedAsync(tokens.Bodies.Token(s_provider, header =>
        {
            header["kid"] = tokens.Stranger.Current.Id;
            header[name] = tokens.Stranger.Address + "/keys";
        }, tokens.Stranger.Sign));
        Assert.Equal(asked, tokens.Stranger.Asked);
    }

    [Fact]
    public Task With_a_key_of_its_own_in_its_header()
    {
        var key = tokens.Stranger.Current.Key.ExportParameters(false);
        return RefusedAsync(tokens.Bodies.Token(s_provider, header =>
        {
            header["kid"] = tokens.Stranger.Current.Id;
            header["jwk"] = new JsonObject
            {
                ["kty"] = "RSA", ["kid"] = tokens.Stranger.Current.Id, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
            };
        }, tokens.Stranger.Sign));
    }

    [Fact]
    public async Task With_a_payload_changed_after_it_was_signed()
    {
        var parts = tokens.Bodies.Token(s_provider).Split('.');
        var other = tokens.Bodies.Token(body => { s_provider(body); body["roles"] = new JsonArray("authority"); }).Split('.');
        await RefusedAsync($"{parts[0]}.{other[1]}.{parts[2]}");
        await RefusedAsync($"{other[0]}.{parts[1]}.{other[2]}");
    }

    [Fact]
    public async Task Huge_or_no_token_at_all()
    {
        await RefusedAsync(tokens.Bodies.Token(body => { s_provider(body); body["filler"] = new string('x', 20_000); }));
        var good = tokens.Bodies.Token(s_provider);
        foreach (var text in new[] { "x", "..", "a.b.c", "a.b.c.d.e", "{}", good[..^10], good + ".", good + "x", "e30.e30.", "\0", new string('.', 16_000), new string('a', 5_000_000) })
        {
            await RefusedAsync(text);
        }
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    public Task Without_what_it_must_name(string claim) => RefusedAsync(tokens.Bodies.Token(body => { s_provider(body); body.Remove(claim); }));

    [Fact]
    public async Task A_message_of_a_subjects_issuer_is_no_providers()
    {
        var token = tokens.Subjects.Token(body => { s_provider(body); body["aud"] = "credit-subjects"; });
        Assert.Null((await tokens.CheckAsync(token)).Problem);
        Assert.Null(await SenderAsync(token));
    }

    private async Task RefusedAsync(string token, string code = "token-invalid")
    {
        Assert.Equal(code, await tokens.RefusedAsync(token));
        Assert.Null(await SenderAsync(token));
    }

    private Task<string?> SenderAsync(string token) => new MessageSender(tokens.Validator).UnitAsync(
        new Dictionary<string, object> { ["authorization"] = "Bearer " + token }, TimeProvider.System.GetUtcNow(), default);
}
