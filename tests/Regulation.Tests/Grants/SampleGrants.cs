using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Tests.Grants;

/// <summary>Grants around 24 September 2026.</summary>
internal static class SampleGrants
{
    private static readonly SampleIdentifiers s_codes = new(20260925);

    public static readonly string Unit = s_codes.UnifiedCode("11", "220300");
    public static readonly string County = s_codes.UnifiedCode("11", "220322");
    public static readonly string OtherCounty = s_codes.UnifiedCode("12", "220323");
    public static readonly DateOnly Today = new(2026, 9, 24);
    public static readonly DateTimeOffset Now = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));

    public static Signature By(string person) => new(person, null, Now);

    public static GrantTerms Terms { get; } = new(Unit, ["penalty"], [County], [new(QueryPurpose.Administration, ["penalty", "licence"])],
        new(2026, 9, 1), new(2027, 8, 31), new("《四平市社会信用条例》", "第八条"));

    public static Grant Proposed { get; } = new("g1", Terms, GrantStatus.Proposed, By("one"));

    public static Grant Approved { get; } = Proposed with { Status = GrantStatus.Approved, Approved = By("two") };

    public static Grant InForce { get; } = Approved with { Status = GrantStatus.InForce };

    public static Grant Revoked { get; } = InForce with { Status = GrantStatus.Revoked, Revoked = By("three"), Reason = "职能调整" };

    public static Grant Of(GrantTerms terms, string id = "g1") => InForce with { GrantId = id, Terms = terms };
}
