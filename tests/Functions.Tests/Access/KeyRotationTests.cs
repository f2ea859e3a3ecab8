namespace CreditFunctions.Functions.Tests.Access;

[Trait("Article", "28")]
public sealed class KeyRotationTests(TrustedTokens tokens) : IClassFixture<TrustedTokens>
{
    [Fact]
    public async Task A_new_key_is_found_without_a_restart_and_the_old_one_opens_nothing()
    {
        tokens.Forget();
        var old = tokens.Bodies.Token();
        Assert.Null((await tokens.CheckAsync(old)).Problem);
        tokens.Bodies.Rotate();
        // No sooner than a second after the keys were read.
        await Task.Delay(1_100);
        Assert.Null((await tokens.CheckAsync(tokens.Bodies.Token())).Problem);
        Assert.Equal("token-invalid", await tokens.RefusedAsync(old));
    }

    [Fact]
    public async Task Unknown_keys_in_a_strangers_tokens_do_not_make_us_ask_on_and_on()
    {
        tokens.Forget(refreshSeconds: 3600);
        Assert.Null((await tokens.CheckAsync(tokens.Bodies.Token())).Problem);
        var asked = tokens.Bodies.Asked;
        for (var i = 0; i < 50; i++) await tokens.RefusedAsync(tokens.Bodies.Token(header: header => header["kid"] = $"made-up-{i}"));
        Assert.Equal(asked, tokens.Bodies.Asked);
    }

    [Fact]
    public async Task An_issuer_that_is_down_leaves_the_others_and_what_was_read_of_it_good()
    {
        tokens.Forget();
        tokens.Subjects.Down = true;
        try
        {
            Assert.Null((await tokens.CheckAsync(tokens.Bodies.Token())).Problem);
            Assert.Equal("identity-unavailable", await tokens.RefusedAsync(tokens.Subjects.Token()));
            tokens.Bodies.Down = true;
            Assert.Null((await tokens.CheckAsync(tokens.Bodies.Token())).Problem);
            Assert.Equal("token-invalid", await tokens.RefusedAsync(tokens.Bodies.Token(header: header => header["kid"] = "unknown")));
        }
        finally
        {
            (tokens.Subjects.Down, tokens.Bodies.Down) = (false, false);
        }
    }
}
