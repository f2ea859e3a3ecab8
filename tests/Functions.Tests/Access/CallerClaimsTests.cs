using System.Text.Json.Nodes;
using CreditFunctions.Access;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Functions.Tests.Access;

[Trait("Article", "28")]
public sealed class CallerClaimsTests(TrustedTokens tokens) : IClassFixture<TrustedTokens>
{
    private const string Person = "220302199003070014";

    [Fact]
    public async Task A_body_has_the_roles_that_its_issuer_gives_it()
    {
        var caller = await tokens.BodyAsync(body => { body["roles"] = new JsonArray("querier", "Handler"); body["unit"] = TrustedTokens.Unit; body["area"] = "220300"; });
        Assert.Equal(new HashSet<Role> { Role.Querier, Role.Handler }, caller.Roles);
        Assert.Equal((TrustedTokens.Unit, "220300"), (caller.Unit, caller.Area));
        Assert.Null(caller.Identity);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("aut-hority")]
    [InlineData("authority,auditor")]
    [InlineData("root")]
    [InlineData("")]
    public async Task What_is_no_role_gives_none(string role) => Assert.Empty((await tokens.BodyAsync(body => body["roles"] = new JsonArray(role))).Roles);

    [Theory]
    [InlineData("authority")]
    [InlineData("auditor")]
    [InlineData("querier")]
    public async Task A_subjects_issuer_makes_nothing_but_subjects(string role)
    {
        var caller = await tokens.SubjectAsync(body => { body["roles"] = new JsonArray(role); body["area"] = "220300"; body["identifier"] = Person; });
        Assert.Equal([Role.Subject], caller.Roles);
        Assert.Null(caller.Area);
        Assert.Equal(new VerifiedIdentity("citizen-id", Person), caller.Identity);
    }

    [Fact, Trait("Article", "24")]
    public async Task A_bodies_issuer_makes_no_subject_whatever_it_claims()
    {
        var caller = await tokens.BodyAsync(body =>
        {
            body["roles"] = new JsonArray("subject");
            body["identifier"] = Person;
            body["identifier_kind"] = "citizen-id";
            body["sub"] = Person;
        });
        Assert.Empty(caller.Roles);
        Assert.Null(caller.Identity);
    }

    [Fact, Trait("Article", "24")]
    public async Task A_subject_is_what_was_verified_of_it_and_never_its_own_sub()
    {
        Assert.Null((await tokens.SubjectAsync(body => body["sub"] = Person)).Identity);
        Assert.Equal(new VerifiedIdentity("unified-social-credit-code", "91220302MA7Q10009M"),
            (await tokens.SubjectAsync(body => body["unit"] = "91220302MA7Q10009M")).Identity);
    }

    [Fact]
    public async Task An_agencys_system_calls_for_its_unit_with_its_own_identity()
    {
        var caller = await tokens.BodyAsync(System("44444444-4444-4444-4444-444444444444"));
        Assert.Equal(TrustedTokens.Unit, caller.Unit);
        Assert.Equal([Role.Provider], caller.Roles);
    }

    [Fact]
    public async Task A_person_who_signed_in_through_a_systems_application_is_not_the_system()
    {
        var system = System("44444444-4444-4444-4444-444444444444");
        Assert.Null((await tokens.BodyAsync(body => { system(body); body["scp"] = "user_impersonation"; })).Unit);
        Assert.Null((await tokens.BodyAsync(body => { system(body); body["sub"] = "a-person"; })).Unit);
        Assert.Null((await tokens.BodyAsync(body => { system(body); body.Remove("oid"); })).Unit);
    }

    [Fact]
    public async Task A_system_that_nobody_named_and_one_named_wrongly_have_no_unit()
    {
        Assert.Equal((null, false), UnitOf(await tokens.BodyAsync(System("66666666-6666-6666-6666-666666666666"))));
        Assert.Equal((null, true), UnitOf(await tokens.BodyAsync(System("55555555-5555-5555-5555-555555555555"))));
    }

    [Theory]
    [InlineData("11220300MB1234567A")]
    [InlineData("四平市")]
    [InlineData("1")]
    public async Task A_unit_that_is_no_unified_social_credit_code_is_none(string unit) =>
        Assert.Equal((null, true), UnitOf(await tokens.BodyAsync(body => body["unit"] = unit)));

    [Theory]
    [InlineData("unit")]
    [InlineData("identifier")]
    [InlineData("identifier_kind")]
    [InlineData("area")]
    public async Task A_claim_that_stands_twice_is_refused(string claim) => Assert.Equal("token-invalid", await tokens.RefusedAsync(
        tokens.Bodies.Token(body => body[claim] = new JsonArray("11220300MB1234562E", "11220300000000019X"))));

    [Theory]
    [InlineData("2203")]
    [InlineData("2203000")]
    [InlineData("22030x")]
    public async Task An_area_that_is_no_division_covers_no_unit(string area) => Assert.False(
        AuthorityArea.Covers((await tokens.BodyAsync(body => body["area"] = area)).Area, TrustedTokens.Unit));

    [Fact]
    public async Task The_same_name_of_two_issuers_is_two_persons() => Assert.NotEqual(
        (await tokens.BodyAsync(body => body["sub"] = "1")).Person, (await tokens.SubjectAsync(body => body["sub"] = "1")).Person);

    private static Action<JsonObject> System(string application) => body =>
    {
        body["azp"] = application;
        (body["oid"], body["sub"]) = ("77777777-7777-7777-7777-777777777777", "77777777-7777-7777-7777-777777777777");
        body["roles"] = new JsonArray("provider");
    };

    private static (string? Unit, bool IsInvalid) UnitOf(Caller caller) => (caller.Unit, caller.UnitIsInvalid);
}
