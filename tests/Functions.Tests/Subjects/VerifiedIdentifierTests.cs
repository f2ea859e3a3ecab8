using CreditFunctions.Access;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Subjects;

namespace CreditFunctions.Functions.Tests.Subjects;

[Trait("Article", "24")]
public sealed class VerifiedIdentifierTests
{
    private static readonly SampleIdentifiers s_numbers = new(24);

    public static TheoryData<string, string, IdentifierKind?> Claims => new()
    {
        { "uscc", s_numbers.UnifiedCode(), IdentifierKind.UnifiedSocialCreditCode },
        { "unified-social-credit-code", s_numbers.UnifiedCode(), IdentifierKind.UnifiedSocialCreditCode },
        { "citizen-id", s_numbers.CitizenId(), IdentifierKind.CitizenId },
        { "CitizenId", s_numbers.CitizenId(), IdentifierKind.CitizenId },
        { "passport", s_numbers.Passport(), IdentifierKind.Passport },
        { "citizen-id", "demo-person", null },
        { "nickname", s_numbers.CitizenId(), null },
        { "10", s_numbers.UnifiedCode(), null },
        { "999", s_numbers.CitizenId(), null },
    };

    [Theory, MemberData(nameof(Claims))]
    public void A_subject_is_known_by_a_verified_number_of_a_known_kind(string kind, string number, IdentifierKind? read) =>
        Assert.Equal(read, VerifiedIdentifier.Read(new VerifiedIdentity(kind, number))?.Kind);

    [Fact, Trait("Article", "28")]
    public void The_number_does_not_stand_in_the_text_of_the_claim() =>
        Assert.DoesNotContain("220302199003070014", new VerifiedIdentity("citizen-id", "220302199003070014").ToString(), StringComparison.Ordinal);
}
