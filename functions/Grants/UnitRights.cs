using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Identifiers;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Grants;

/// <summary>What a unit may do now (art. 10, 15(3) 明确查询权限): asked wherever something is supplied or queried.</summary>
/// <remarks>
/// Cost: 1 round trip, one small row by its key, each time. Nothing is kept in memory: after the answer to a revocation no query succeeds
/// that begins later, in this process or another. A query starts the read beside its own first one, so that it adds no latency; what
/// it costs is one storage transaction a query.
/// </remarks>
internal sealed class UnitRights(GrantStore store, IOptions<GrantOptions> options, TimeProvider clock)
{
    /// <summary>What a unit may do today, China.</summary>
    public async Task<Rights> NowAsync(string unit, CancellationToken cancellationToken)
    {
        // Grants are filed for codes that check; what is none has none.
        var granted = Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, unit, out var code, out _)
            ? await store.InForceAsync(code.Number, cancellationToken) : UnitGrants.Nothing(unit);
        return granted.EverGranted ? Rights.Of(granted.InForce, ChinaTime.DateOf(clock.GetUtcNow())) : OfUngranted;
    }

    /// <summary>What a unit may do for which no grant was ever in force.</summary>
    public Rights OfUngranted => options.Value.LeavesUngrantedAlone ? Rights.Ungranted : Rights.None;
}
