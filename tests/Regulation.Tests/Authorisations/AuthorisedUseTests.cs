using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Consents;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.Authorisations;

[Trait("Article", "24")]
public sealed class AuthorisedUseTests
{
    private static readonly Grantee s_bank = new(GranteeKind.Unit, "912203000000000001");
    private static readonly DateTimeOffset s_now = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly s_today = new(2026, 9, 24);

    private static readonly Authorisation s_many = new(s_bank, ["market-contract"], new AgreedPeriod(s_today, s_today.AddDays(30)), AuthorisedUses.Many);
    private static readonly Authorisation s_once = s_many with { Uses = AuthorisedUses.Once };
    private static readonly Authorisation s_used = s_once with { UsedAt = s_now, UsedFor = "loan-1" };

    public static TheoryData<string, Authorisation, DateTimeOffset, string?, UseDecision> Table => new()
    {
        { "many uses, within", s_many, s_now, null, UseDecision.Allowed },
        { "one use, not made yet", s_once, s_now, null, UseDecision.Consume },
        { "one use, made", s_used, s_now.AddMinutes(1), "loan-2", UseDecision.Used },
        { "one use, made by a request without a name", s_used with { UsedFor = null }, s_now.AddMinutes(1), null, UseDecision.Used },
        { "the same request again", s_used, s_now.AddMinutes(10), "loan-1", UseDecision.Allowed },
        { "the same request again, too late", s_used, s_now.AddMinutes(10).AddTicks(1), "loan-1", UseDecision.Used },
        { "the same request again, revoked meanwhile", s_used with { RevokedAt = s_now }, s_now.AddMinutes(1), "loan-1", UseDecision.Revoked },
        { "revoked", s_many with { RevokedAt = s_now }, s_now, null, UseDecision.Revoked },
        { "the evening before the first day, by an instant", s_many, new(2026, 9, 23, 15, 59, 59, TimeSpan.Zero), null, UseDecision.NotYet },
        { "the first instant of the first day in China", s_many, new(2026, 9, 23, 16, 0, 0, TimeSpan.Zero), null, UseDecision.Allowed },
        { "the last minute of the last day", s_many, new(2026, 10, 24, 23, 59, 59, TimeSpan.FromHours(8)), null, UseDecision.Allowed },
        { "the day after the last", s_many, new(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(8)), null, UseDecision.Expired },
        { "a period that ends before it begins", s_many with { Period = new(s_today, s_today.AddDays(-1)) }, s_now, null, UseDecision.Expired },
    };

    [Theory, MemberData(nameof(Table))]
    public void Whether_it_may_be_used_now(string why, Authorisation authorisation, DateTimeOffset now, string? request, UseDecision expected) =>
        Assert.True(expected == AuthorisedUse.Decide(authorisation, [s_bank], now, request), why);

    [Fact]
    public void Nobody_but_the_grantee_uses_it()
    {
        Assert.Equal(UseDecision.NotGrantee, AuthorisedUse.Decide(s_many, [], s_now, null));
        Assert.Equal(UseDecision.NotGrantee, AuthorisedUse.Decide(s_many, [s_bank with { Id = "912203000000000002" }], s_now, null));
        Assert.Equal(UseDecision.NotGrantee, AuthorisedUse.Decide(s_many, [s_bank with { Kind = GranteeKind.Person }], s_now, null));
        Assert.Equal(UseDecision.Allowed, AuthorisedUse.Decide(s_many, [new Grantee(GranteeKind.Person, "p1"), s_bank], s_now, null));
    }

    [Property(MaxTest = 500)]
    public bool It_is_allowed_on_the_days_of_its_period_and_on_no_other(short from, byte length, short day)
    {
        var first = s_today.AddDays(from % 1000);
        var period = new AgreedPeriod(first, first.AddDays(length));
        var asked = s_today.AddDays(day % 1000);
        var noon = new DateTimeOffset(asked, new TimeOnly(12, 0), ChinaTime.At(s_now).Offset);
        var expected = asked >= period.From && asked <= period.Until;
        return expected == AuthorisedUse.Decide(s_many with { Period = period }, [s_bank], noon, null).IsAllowed();
    }

    [Property(MaxTest = 500)]
    public bool What_is_revoked_is_allowed_at_no_time(short day, bool once, bool used, string? request) =>
        !AuthorisedUse.Decide(s_many with
        {
            Uses = once ? AuthorisedUses.Once : AuthorisedUses.Many,
            UsedAt = used ? s_now : null,
            UsedFor = request,
            RevokedAt = s_now,
        }, [s_bank], s_now.AddDays(day % 1000), request).IsAllowed();

    [Fact]
    public void Its_subject_sees_how_it_stands()
    {
        Assert.Equal(AuthorisationState.Live, s_once.StateAt(s_now));
        Assert.Equal(AuthorisationState.Used, s_used.StateAt(s_now.AddMinutes(1)));
        Assert.Equal(AuthorisationState.Ahead, s_many.StateAt(s_now.AddDays(-1)));
        Assert.Equal(AuthorisationState.Expired, s_many.StateAt(s_now.AddDays(31)));
        Assert.Equal(AuthorisationState.Revoked, (s_many with { RevokedAt = s_now }).StateAt(s_now));
    }
}
